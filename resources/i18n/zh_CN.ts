<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Aging</name>
    <message>
        <source>Hold</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Taking</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首响</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>回单</translation>
    </message>
    <message>
        <source>{limit} late {time}</source>
        <translation>{limit}超 {time}</translation>
    </message>
    <message>
        <source>{limit} {time} left</source>
        <translation>{limit}剩 {time}</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>时限内</translation>
    </message>
    <message>
        <source>half used</source>
        <translation>已用一半</translation>
    </message>
    <message>
        <source>80 % used</source>
        <translation>已用 80%</translation>
    </message>
    <message>
        <source>past its limit</source>
        <translation>已超时</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>seen by {who}, {at}</source>
        <translation>{who} {at} 已确认</translation>
    </message>
    <message>
        <source>{who}: again at {at}</source>
        <translation>{who}：{at} 再提醒</translation>
    </message>
    <message>
        <source>unanswered</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>Nothing presses</source>
        <translation>没有告警</translation>
    </message>
    <message>
        <source>A ticket comes here once 80 % of a limit are used.</source>
        <translation>某一时限用到 80% 的工单会列在这里。</translation>
    </message>
    <message>
        <source>&amp;Seen</source>
        <translation>确认(&amp;S)</translation>
    </message>
    <message>
        <source>In {count} min</source>
        <translation>{count} 分钟后再提醒</translation>
    </message>
    <message>
        <source>S&amp;ound for a new alarm</source>
        <translation>新告警响一声(&amp;O)</translation>
    </message>
    <message>
        <source>Alarms: {count} unanswered, {critical} past their limit</source>
        <translation>告警：未应答 {count}，其中超时 {critical}</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Dispatch board</source>
        <translation>派单台</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>Pick up, to place on the chart</source>
        <translation>拿起，放到班组图上</translation>
    </message>
    <message>
        <source>Change how long it takes</source>
        <translation>改计划时长</translation>
    </message>
    <message>
        <source>Send one more crew</source>
        <translation>加派一个班组</translation>
    </message>
    <message>
        <source>Dispatch with the form</source>
        <translation>用表单派单</translation>
    </message>
    <message>
        <source>Put back what is carried</source>
        <translation>放回，不改动</translation>
    </message>
    <message>
        <source>Open the ticket in its own window</source>
        <translation>在单独窗口打开工单</translation>
    </message>
    <message>
        <source>Find on the board</source>
        <translation>在派单台上查找</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Less time, larger</source>
        <translation>放大时间轴</translation>
    </message>
    <message>
        <source>More time, smaller</source>
        <translation>缩小时间轴</translation>
    </message>
    <message>
        <source>Go to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>A week earlier</source>
        <translation>往前一周</translation>
    </message>
    <message>
        <source>A week later</source>
        <translation>往后一周</translation>
    </message>
    <message>
        <source>This pane into its own window, or back</source>
        <translation>本窗格弹出为单独窗口，或收回</translation>
    </message>
    <message>
        <source>Restore the default layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Copy the ticket number</source>
        <translation>复制工单号</translation>
    </message>
    <message>
        <source>{crew}, {start} to {end} ({length})</source>
        <translation>{crew} {start}–{end}({length})</translation>
    </message>
    <message>
        <source>asking the rules …</source>
        <translation>正在核对规则…</translation>
    </message>
    <message>
        <source>Arrows move, Shift+arrows change the length, Enter drops, Esc puts it back.</source>
        <translation>方向键移动，Shift+方向键改时长，回车放下，Esc 放回。</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>挂起中</translation>
    </message>
    <message>
        <source>on hold until {at}</source>
        <translation>挂起至 {at}</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Presses</source>
        <translation>最急时限</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催单</translation>
    </message>
    <message>
        <source>Stands in a window of its own.</source>
        <translation>已弹出为单独窗口。</translation>
    </message>
    <message>
        <source>Back into the board</source>
        <translation>收回派单台</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Please say why.</source>
        <translation>请写明。</translation>
    </message>
    <message>
        <source>&amp;Reason for another crew</source>
        <translation>转派原因(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Task of this crew</source>
        <translation>加派任务(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Why all the same</source>
        <translation>强派原因(&amp;W)</translation>
    </message>
    <message>
        <source>No crews yet</source>
        <translation>还没有班组</translation>
    </message>
    <message>
        <source>Enter crews and their people, then place tickets on this chart.</source>
        <translation>先登记班组和人员，再把工单放到这张图上。</translation>
    </message>
    <message>
        <source>Enter the first crew</source>
        <translation>登记第一个班组</translation>
    </message>
    <message>
        <source>The layout is the default one again.</source>
        <translation>已恢复默认布局。</translation>
    </message>
    <message>
        <source>{count} on duty</source>
        <translation>在岗 {count}</translation>
    </message>
    <message>
        <source>{time} of work unplanned</source>
        <translation>未排工时 {time}</translation>
    </message>
    <message>
        <source>{late} past a limit, {near} nearly</source>
        <translation>环节超时 {late}，临近 {near}</translation>
    </message>
    <message>
        <source>{count} missed their limit</source>
        <translation>超时 {count}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待派</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>在途与处理中</translation>
    </message>
    <message>
        <source>Crews</source>
        <translation>班组状态</translation>
    </message>
    <message>
        <source>Filed today</source>
        <translation>今日已结</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F shows all.</source>
        <translation>Ctrl+Shift+F 全部显示。</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有待派工单</translation>
    </message>
    <message>
        <source>Ctrl+N takes a call.</source>
        <translation>Ctrl+N 受理来电。</translation>
    </message>
    <message>
        <source>Nobody is out</source>
        <translation>没有在途或处理中的工单</translation>
    </message>
    <message>
        <source>F2 on a waiting ticket places it on the chart.</source>
        <translation>在待派工单上按 F2，放到班组图上。</translation>
    </message>
    <message>
        <source>Nothing filed today</source>
        <translation>今日还没有归档</translation>
    </message>
    <message>
        <source>What is called back and filed stands here until midnight.</source>
        <translation>回访归档的工单在此列到零点。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合的工单</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>{number} is on the clipboard.</source>
        <translation>{number} 已复制。</translation>
    </message>
    <message>
        <source>{number} has to be accepted first; Enter opens it.</source>
        <translation>{number} 须先受理；回车打开。</translation>
    </message>
    <message>
        <source>There is no crew yet to send {number} to.</source>
        <translation>还没有班组可派，{number} 仍在待派。</translation>
    </message>
    <message>
        <source>Into a window of its own</source>
        <translation>弹出为单独窗口</translation>
    </message>
    <message>
        <source>Number, customer, town, symptom: lists hide, the chart dims</source>
        <translation>单号、客户、乡镇、现象：列表隐藏其余，班组图淡化其余</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Every grade</source>
        <translation>全部等级</translation>
    </message>
    <message>
        <source>Every zone</source>
        <translation>全部片区</translation>
    </message>
    <message>
        <source>{start} to {end}, {length}</source>
        <translation>{start}–{end},{length}</translation>
    </message>
    <message>
        <source>of it {time} on the way</source>
        <translation>其中路途 {time}</translation>
    </message>
    <message>
        <source>in {vehicle}</source>
        <translation>车辆 {vehicle}</translation>
    </message>
    <message>
        <source>The crew has another order at the same time.</source>
        <translation>班组同一时间另有派工。</translation>
    </message>
    <message>
        <source>no roster</source>
        <translation>未排班</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>load {percent} %</source>
        <translation>负荷 {percent}%</translation>
    </message>
    <message>
        <source>Cannot go</source>
        <translation>不能派</translation>
    </message>
    <message>
        <source>Only with a supervisor&apos;s reason</source>
        <translation>须主任写明原因</translation>
    </message>
    <message>
        <source>May go, with care</source>
        <translation>可派，请注意</translation>
    </message>
    <message>
        <source>May go</source>
        <translation>可以派</translation>
    </message>
    <message>
        <source>Suggested crews</source>
        <translation>推荐班组</translation>
    </message>
    <message>
        <source>{verb}: {order}, {start}, {length}.</source>
        <translation>{verb}：{order}，{start}，{length}。</translation>
    </message>
</context>
<context>
    <name>Boundary</name>
    <message>
        <source>other side kept by {name}</source>
        <translation>对侧由 {name} 维护</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Load charts</source>
        <translation>班组负荷</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下一期</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Print the table</source>
        <translation>打印负荷表</translation>
    </message>
    <message>
        <source>Save as ...</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Stop counting</source>
        <translation>停止统计</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Coming 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>Last 400 days</source>
        <translation>最近 400 天</translation>
    </message>
    <message>
        <source>Own period</source>
        <translation>自定期间</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>不对比</translation>
    </message>
    <message>
        <source>With the period before</source>
        <translation>与上一期对比</translation>
    </message>
    <message>
        <source>With a year ago</source>
        <translation>与去年同期对比</translation>
    </message>
    <message>
        <source>With another crew</source>
        <translation>与另一班组对比</translation>
    </message>
    <message>
        <source>Every crew</source>
        <translation>全部班组</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Every grade</source>
        <translation>全部等级</translation>
    </message>
    <message>
        <source>Every township</source>
        <translation>全部乡镇</translation>
    </message>
    <message>
        <source>Every segment</source>
        <translation>全部段落</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>止</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>超过上限</translation>
    </message>
    <message>
        <source>booked without a shift</source>
        <translation>无班次却有单</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已排</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>超出</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>临超时</translation>
    </message>
    <message>
        <source>Crews by days</source>
        <translation>班组日负荷</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>By crew</source>
        <translation>按班组</translation>
    </message>
    <message>
        <source>By person</source>
        <translation>按人</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Arrival times</source>
        <translation>到场历时</translation>
    </message>
    <message>
        <source>Repair times</source>
        <translation>修复历时</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>申告时段</translation>
    </message>
    <message>
        <source>Counting ... Esc stops</source>
        <translation>正在统计…… 按 Esc 停止</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>图表已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Point at a place, or walk with the arrow keys; Enter opens its tickets.</source>
        <translation>用鼠标指向，或用方向键移动；回车打开其中的工单。</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Booked: each order&apos;s standard time with the way there, once; done work on the day it was done, the rest on its planned day, or today when that is past. Capacity: shifts of the people present.</source>
        <translation>已排 = 每张派工单的标准工时加路途，只计一次：做完的计在完成日，未做完的计在计划日，计划日已过的计在今天。在岗 = 实际在岗人员的班次工时（扣请假）。</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>PDF page (*.pdf)</source>
        <translation>PDF 页面 (*.pdf)</translation>
    </message>
    <message>
        <source>No tickets here</source>
        <translation>这里没有工单</translation>
    </message>
    <message>
        <source>Nothing is booked in this cell; choose another one.</source>
        <translation>这一格没有排任何工单，请选别的格。</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应恢复</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>the middle half</source>
        <translation>中间一半</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>nine of ten are shorter</source>
        <translation>九成不超过</translation>
    </message>
    <message>
        <source>shortest to longest</source>
        <translation>最短至最长</translation>
    </message>
    <message>
        <source>Compared: {words}</source>
        <translation>对比：{words}</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>单数</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>Lower quarter</source>
        <translation>下四分位</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Upper quarter</source>
        <translation>上四分位</translation>
    </message>
    <message>
        <source>Nine tenths</source>
        <translation>九成</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最长</translation>
    </message>
    <message>
        <source>{town} · {count} tickets · median {median}, nine of ten within {nine}</source>
        <translation>{town} · {count} 单 · 中位数 {median}，九成在 {nine} 以内</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未指定人员</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>在岗工时</translation>
    </message>
    <message>
        <source>without the reserve</source>
        <translation>扣除应急预留</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>{booked} booked of {capacity} on duty, {reserve} kept for emergencies</source>
        <translation>已排 {booked}，在岗 {capacity}，其中应急预留 {reserve}</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>柱</translation>
    </message>
    <message>
        <source>Compared: {name} {booked}</source>
        <translation>对比：{name} {booked}</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>单</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>申告</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>backlog at the end</source>
        <translation>期末在途</translation>
    </message>
    <message>
        <source>on time (right)</source>
        <translation>及时率（右轴）</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>申告</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>期末在途</translation>
    </message>
    <message>
        <source>Promises due</source>
        <translation>应判及时</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>及时</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>及时率</translation>
    </message>
    <message>
        <source>{days} · {reported} reported, {restored} restored, {backlog} left · {on_time} of {judged} on time, {rate}</source>
        <translation>{days} · 申告 {reported}，恢复 {restored}，期末在途 {backlog} · 及时 {on_time}/{judged}，{rate}</translation>
    </message>
    <message>
        <source>{day} {hour}:00 · {count} reported</source>
        <translation>{day} {hour} 时 · 申告 {count}</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Sent, not taken</source>
        <translation>已派未接</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>在途与处理中</translation>
    </message>
    <message>
        <source>Done, paper out</source>
        <translation>已做未回单</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>No township</source>
        <translation>未填乡镇</translation>
    </message>
    <message>
        <source>{length} on the way</source>
        <translation>路途 {length}</translation>
    </message>
    <message>
        <source>{length} too much</source>
        <translation>超出 {length}</translation>
    </message>
    <message>
        <source>{count} tickets at risk</source>
        <translation>临超时 {count} 单</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>Wallboard</source>
        <translation>大屏</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>For example: arrive 0007   hold 0007 spare 15:00   tickets</source>
        <translation>例如：到 0007   挂 0007 备件 15:00   工单</translation>
    </message>
    <message>
        <source>Why is it entered only now?</source>
        <translation>为什么现在才登记？</translation>
    </message>
    <message>
        <source>Why it is entered late</source>
        <translation>补录原因</translation>
    </message>
    <message>
        <source>↑ ↓ choose   Tab completes   Enter does it   Esc closes</source>
        <translation>↑ ↓ 选择   Tab 补全   回车 执行   Esc 关闭</translation>
    </message>
    <message>
        <source>{verb}: {number} is now {state}.</source>
        <translation>{verb}：{number} 现在是“{state}”。</translation>
    </message>
    <message>
        <source>Could be: {words}</source>
        <translation>可能是：{words}</translation>
    </message>
    <message>
        <source>Which ticket? Choose below.</source>
        <translation>哪一张工单？请在下面选。</translation>
    </message>
    <message>
        <source>No ticket ends with {number}.</source>
        <translation>没有尾号是 {number} 的工单。</translation>
    </message>
    <message>
        <source>For which ticket? Type the end of its number.</source>
        <translation>哪一张工单？请输入单号的末几位。</translation>
    </message>
    <message>
        <source>Not now: the ticket is {state}.</source>
        <translation>现在不行：工单是“{state}”。</translation>
    </message>
    <message>
        <source>This is not yours to do.</source>
        <translation>您没有这个权限。</translation>
    </message>
    <message>
        <source>as the facts decide</source>
        <translation>由填写的内容决定</translation>
    </message>
    <message>
        <source>Which crew? Choose below.</source>
        <translation>哪个班组？请在下面选。</translation>
    </message>
    <message>
        <source>Which reason? Choose below.</source>
        <translation>哪个原因？请在下面选。</translation>
    </message>
    <message>
        <source>Late entry: happened at {at}</source>
        <translation>补录：发生于 {at}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Still needed: {facts}. Enter opens the form filled in.</source>
        <translation>还需要：{facts}。回车打开已填好的表单。</translation>
    </message>
    <message>
        <source>Not understood: {words}</source>
        <translation>没有看懂：{words}</translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Somebody else saved first</source>
        <translation>别人已先保存</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方的</translation>
    </message>
    <message>
        <source>Save &amp;mine</source>
        <translation>以我的为准(&amp;M)</translation>
    </message>
    <message>
        <source>Keep &amp;theirs</source>
        <translation>保留对方的(&amp;T)</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>no limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>还剩 {time}</translation>
    </message>
    <message>
        <source>late {time}</source>
        <translation>超 {time}</translation>
    </message>
    <message>
        <source>paused, {time} left</source>
        <translation>暂停，还剩 {time}</translation>
    </message>
    <message>
        <source>kept, {time} to spare</source>
        <translation>及时，余 {time}</translation>
    </message>
    <message>
        <source>missed by {time}</source>
        <translation>超时 {time}</translation>
    </message>
    <message>
        <source>in time</source>
        <translation>时限内</translation>
    </message>
    <message>
        <source>half used</source>
        <translation>已用一半</translation>
    </message>
    <message>
        <source>nearly due</source>
        <translation>临超时</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>clock paused</source>
        <translation>时钟暂停</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>及时</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>no limit running</source>
        <translation>未计时</translation>
    </message>
</context>
<context>
    <name>County</name>
    <message>
        <source>Name, pinyin initials or code</source>
        <translation>名称、拼音首字母或代码</translation>
    </message>
    <message>
        <source>No county answers to “{text}”; the field may stay empty.</source>
        <translation>没有“{text}”这个县区，此项可以留空。</translation>
    </message>
    <message>
        <source>Its {count} townships are offered wherever a town is typed.</source>
        <translation>填乡镇时，可选本县区 {count} 个乡镇街道。</translation>
    </message>
</context>
<context>
    <name>Crowds</name>
    <message>
        <source>Troubles</source>
        <translation>批量故障</translation>
    </message>
    <message>
        <source>One trouble</source>
        <translation>并为一张主单</translation>
    </message>
    <message>
        <source>Not one trouble</source>
        <translation>不是同一故障</translation>
    </message>
    <message>
        <source>Note the call</source>
        <translation>登记告知</translation>
    </message>
    <message>
        <source>Restore the children</source>
        <translation>子单恢复</translation>
    </message>
    <message>
        <source>File the children</source>
        <translation>子单归档</translation>
    </message>
    <message>
        <source>Report upwards</source>
        <translation>升级报备</translation>
    </message>
    <message>
        <source>Take the child out</source>
        <translation>移出子单</translation>
    </message>
    <message>
        <source>Note that it was reported</source>
        <translation>登记已报</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报备单</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Copy what to say</source>
        <translation>复制统一口径</translation>
    </message>
    <message>
        <source>Troubles of many</source>
        <translation>批量故障</translation>
    </message>
    <message>
        <source>Reports upwards</source>
        <translation>升级报备</translation>
    </message>
    <message>
        <source>{span} late</source>
        <translation>超 {span}</translation>
    </message>
    <message>
        <source>In common</source>
        <translation>共同节点</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Third call</source>
        <translation>触发时间</translation>
    </message>
    <message>
        <source>Joins</source>
        <translation>并入主单</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>故障节点</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>未恢复</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应恢复</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>Whom to tell</source>
        <translation>报给</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Due for</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Next report</source>
        <translation>下次报告</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>报备依据</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报备编号</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报备时间</translation>
    </message>
    <message>
        <source>To</source>
        <translation>报给</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>Nothing is being reported</source>
        <translation>没有正在填写的报备</translation>
    </message>
    <message>
        <source>Ctrl+B reports what is marked; Ctrl+M notes who was told.</source>
        <translation>Ctrl+B 报备所选工单；Ctrl+M 登记已报给谁。</translation>
    </message>
    <message>
        <source>Steps of the ladder that are due</source>
        <translation>到点应报的升级阶梯</translation>
    </message>
    <message>
        <source>Being reported</source>
        <translation>正在报备</translation>
    </message>
    <message>
        <source>Reports made</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>A ticket stands for all of them; each keeps its own.</source>
        <translation>建一张主单代表这些申告；各子单保留自己的记录。</translation>
    </message>
    <message>
        <source>{number} stands for the trouble now.</source>
        <translation>已建主单 {number}。</translation>
    </message>
    <message>
        <source>Why they are not one trouble</source>
        <translation>为什么不是同一故障</translation>
    </message>
    <message>
        <source>They come up again when another customer rings.</source>
        <translation>再有客户申告时会重新提示。</translation>
    </message>
    <message>
        <source>Found apart; the reason is on record.</source>
        <translation>已排除，原因已记录。</translation>
    </message>
    <message>
        <source>Ring {contact} of {customer}: {phone}</source>
        <translation>致电 {customer} {contact}：{phone}</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>接通结果</translation>
    </message>
    <message>
        <source>Spoken with</source>
        <translation>接听人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>统一口径</translation>
    </message>
    <message>
        <source>The call to {customer} is noted.</source>
        <translation>给 {customer} 的电话已登记。</translation>
    </message>
    <message>
        <source>Take {customer} out of the trouble</source>
        <translation>把 {customer} 移出批量故障</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{number} goes its own way.</source>
        <translation>{number} 已移出，单独处理。</translation>
    </message>
    <message>
        <source>{stage} on {ticket}</source>
        <translation>{ticket} {stage}</translation>
    </message>
    <message>
        <source>{number} is reported. Ctrl+P prints it.</source>
        <translation>{number} 已报备。Ctrl+P 打印。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>升级级别</translation>
    </message>
    <message>
        <source>To, one a line</source>
        <translation>报给，每行一个</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>接报人</translation>
    </message>
    <message>
        <source>Expected repair</source>
        <translation>预计完成</translation>
    </message>
    <message>
        <source>What customers are told</source>
        <translation>统一口径</translation>
    </message>
    <message>
        <source>Reported because</source>
        <translation>报备依据</translation>
    </message>
    <message>
        <source>Who is hit</source>
        <translation>影响范围</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>原因初判</translation>
    </message>
    <message>
        <source>Help needed</source>
        <translation>需要支援</translation>
    </message>
    <message>
        <source>{ticket}, {customer}: {why}</source>
        <translation>{ticket} {customer}：{why}</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>报给谁</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>It is noted that they were told.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>What to say is on the clipboard.</source>
        <translation>统一口径已复制。</translation>
    </message>
    <message>
        <source>Perhaps one trouble</source>
        <translation>可能是同一故障</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>通知清单</translation>
    </message>
    <message>
        <source>No trouble of many</source>
        <translation>没有批量故障</translation>
    </message>
    <message>
        <source>When three customers on one node ring within the hour, it shows here.</source>
        <translation>一小时内同一节点有三个客户申告时，会显示在这里。</translation>
    </message>
    <message>
        <source>{told} of {all} told</source>
        <translation>已告知 {told} / {all}</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>主单</translation>
    </message>
    <message>
        <source>First call</source>
        <translation>首次申告</translation>
    </message>
    <message>
        <source>Back since</source>
        <translation>恢复于</translation>
    </message>
    <message>
        <source>{count} more under {parent}.</source>
        <translation>又有 {count} 张并入 {parent}。</translation>
    </message>
    <message>
        <source>{count} children are back. Ring them: Ctrl+T.</source>
        <translation>{count} 张子单已恢复。请电话告知：Ctrl+T。</translation>
    </message>
    <message>
        <source>{count} children are filed.</source>
        <translation>{count} 张子单已归档。</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>{said} And {count} more.</source>
        <translation>{said}另有 {count} 处。</translation>
    </message>
    <message>
        <source>{where} is down already under {parent}: {count} more reports.</source>
        <translation>{where} 已有主单 {parent}，又有 {count} 张申告。</translation>
    </message>
    <message>
        <source>{count} customers on {where} rang within the hour: one trouble?</source>
        <translation>一小时内 {where} 有 {count} 个客户申告，是否为同一故障？</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Customers</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Circuits</source>
        <translation>专线</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整率</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>两端</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>在办工单</translation>
    </message>
    <message>
        <source>Room › ODF › port › splitter › core</source>
        <translation>机房 › ODF › 端口 › 分光器 › 纤芯</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>拆下时间</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>更换为</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Merge into it</source>
        <translation>被合并</translation>
    </message>
    <message>
        <source>Alike in</source>
        <translation>相同之处</translation>
    </message>
    <message>
        <source>{grade} (customer&apos;s)</source>
        <translation>{grade}（随客户）</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>When and where</source>
        <translation>时间与地点</translation>
    </message>
    <message>
        <source>As registered and as it is</source>
        <translation>登记与实际</translation>
    </message>
    <message>
        <source>To know before going there</source>
        <translation>上门须知</translation>
    </message>
    <message>
        <source>{day}, run out</source>
        <translation>{day}，已到期</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经纬度</translation>
    </message>
    <message>
        <source>Call today at</source>
        <translation>今天宜致电</translation>
    </message>
    <message>
        <source>not today: a day off</source>
        <translation>今天休息，不宜致电</translation>
    </message>
    <message>
        <source>differs: {real}</source>
        <translation>与实际不符：{real}</translation>
    </message>
    <message>
        <source>{share} % of what a file must hold is there.</source>
        <translation>基础资料完整率 {share}%。</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>Whom to ask: {owner}</source>
        <translation>补录责任人：{owner}</translation>
    </message>
    <message>
        <source>as the customer&apos;s</source>
        <translation>随客户等级</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>待补资料</translation>
    </message>
    <message>
        <source>No customer chosen</source>
        <translation>还没有选客户</translation>
    </message>
    <message>
        <source>Choose one in the list, or search for it.</source>
        <translation>请在列表中选择，或直接搜索。</translation>
    </message>
    <message>
        <source>{share} % complete</source>
        <translation>完整率 {share}%</translation>
    </message>
    <message>
        <source>archived {at}</source>
        <translation>已于 {at} 归档</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Taken out again</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Swapped</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge undone</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Phone shown</source>
        <translation>查看电话</translation>
    </message>
    <message>
        <source>A contact with a phone</source>
        <translation>有电话的联系人</translation>
    </message>
    <message>
        <source>At least one site</source>
        <translation>至少一个地址</translation>
    </message>
    <message>
        <source>At least one circuit</source>
        <translation>至少一条专线</translation>
    </message>
    <message>
        <source>Room, ODF and port</source>
        <translation>机房、ODF、端口</translation>
    </message>
    <message>
        <source>Baseline receive power</source>
        <translation>基准收光功率</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Show the phone</source>
        <translation>查看电话</translation>
    </message>
    <message>
        <source>Doubles</source>
        <translation>重复客户</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>编辑客户</translation>
    </message>
    <message>
        <source>Swap the terminal</source>
        <translation>更换设备</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Take out again</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Undo the last merge</source>
        <translation>撤销最近一次合并</translation>
    </message>
    <message>
        <source>New ticket for this customer</source>
        <translation>为该客户新建工单</translation>
    </message>
    <message>
        <source>History of the customer</source>
        <translation>客户往来</translation>
    </message>
    <message>
        <source>Files that may be one customer&apos;s</source>
        <translation>可能重复的客户</translation>
    </message>
    <message>
        <source>No doubles</source>
        <translation>没有重复客户</translation>
    </message>
    <message>
        <source>No two files share a name, number, phone or address.</source>
        <translation>没有名称、编号、电话或地址相同的档案。</translation>
    </message>
    <message>
        <source>&amp;Swap the sides</source>
        <translation>互换(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Moved from {drop} to {keep}: {moved}</source>
        <translation>从 {drop} 移到 {keep}：{moved}</translation>
    </message>
    <message>
        <source>Blanks filled from {drop}:</source>
        <translation>用 {drop} 补全空白项：</translation>
    </message>
    <message>
        <source>{drop} is archived then; the merge can be undone.</source>
        <translation>{drop} 随后归档；合并可以撤销。</translation>
    </message>
    <message>
        <source>&amp;Archived</source>
        <translation>已归档(&amp;A)</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, number, circuit, contact or phone</source>
        <translation>名称、拼音、首字母、编号、专线号、联系人或电话</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try fewer letters, or another part of the name.</source>
        <translation>请少输几个字，或换名称的其他部分。</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>没有已归档的档案</translation>
    </message>
    <message>
        <source>Files that are put away are listed here.</source>
        <translation>归档的客户会列在这里。</translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K opens the first file.</source>
        <translation>按 Ctrl+Shift+K 新建第一份档案。</translation>
    </message>
    <message>
        <source>Merged into {number}.</source>
        <translation>已并入 {number}。</translation>
    </message>
    <message>
        <source>No merge to undo in this file.</source>
        <translation>这份档案没有可撤销的合并。</translation>
    </message>
    <message>
        <source>{number} is a file of its own again.</source>
        <translation>{number} 已恢复为独立档案。</translation>
    </message>
    <message>
        <source>New {noun}: {about}</source>
        <translation>新增{noun}：{about}</translation>
    </message>
    <message>
        <source>Swap {serial}</source>
        <translation>更换 {serial}</translation>
    </message>
    <message>
        <source>Put away: {name}</source>
        <translation>归档：{name}</translation>
    </message>
    <message>
        <source>Take out again: {name}</source>
        <translation>取消归档：{name}</translation>
    </message>
    <message>
        <source>● exact   ◐ begins with it   ○ holds it</source>
        <translation>● 完全相同   ◐ 开头相同   ○ 包含</translation>
    </message>
    <message>
        <source>open tickets: {count}</source>
        <translation>在办 {count}</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or another part.</source>
        <translation>没有找到。请少输几个字，或换其他部分。</translation>
    </message>
    <message>
        <source>Print the archive card</source>
        <translation>打印客户档案卡</translation>
    </message>
    <message>
        <source>as the circuit&apos;s</source>
        <translation>随专线</translation>
    </message>
    <message>
        <source>blank: the customer&apos;s own</source>
        <translation>不填则用客户的</translation>
    </message>
    <message>
        <source>By &amp;crew</source>
        <translation>按班组(&amp;C)</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>{lacking} of {all} files lack something.</source>
        <translation>{all} 份档案中有 {lacking} 份资料不全。</translation>
    </message>
    <message>
        <source>Who fills it in</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>档案数</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不全</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺什么</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>What the archive lacks</source>
        <translation>资料完整性</translation>
    </message>
    <message>
        <source>to change the contact</source>
        <translation>修改联系人</translation>
    </message>
    <message>
        <source>Show the phone of {name}</source>
        <translation>查看 {name} 的电话</translation>
    </message>
    <message>
        <source>Number, person or words</source>
        <translation>单号、人员或内容</translation>
    </message>
    <message>
        <source>Find in the timeline</source>
        <translation>在记录中查找</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Name, pinyin, initials, number, circuit, ticket, phone or plate</source>
        <translation>名称、拼音、首字母、编号、专线、工单、电话或车牌</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>e.g. 2027-03-01, 0301, +30, +12m</source>
        <translation>如 2027-03-01、0301、+30、+12月</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Dispatch</name>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Send them</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Send, then print</source>
        <translation>派出并打印</translation>
    </message>
    <message>
        <source>New crew</source>
        <translation>新建班组</translation>
    </message>
    <message>
        <source>More people for this crew</source>
        <translation>给该班组加人</translation>
    </message>
    <message>
        <source>Go to the crews</source>
        <translation>转到班组</translation>
    </message>
    <message>
        <source>Back without sending</source>
        <translation>返回，不派单</translation>
    </message>
    <message>
        <source>as the crew decides</source>
        <translation>由班组决定</translation>
    </message>
    <message>
        <source>no vehicle</source>
        <translation>不派车</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>带班人</translation>
    </message>
    <message>
        <source>Others going</source>
        <translation>同行人员</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪表</translation>
    </message>
    <message>
        <source>Planned time</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Why another crew</source>
        <translation>转派原因</translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation>仍要派的理由</translation>
    </message>
    <message>
        <source>No crews yet</source>
        <translation>还没有班组</translation>
    </message>
    <message>
        <source>Enter the first crew with its people, then send it.</source>
        <translation>先登记第一个班组和人员，再派单。</translation>
    </message>
    <message>
        <source>{crew} is entered.</source>
        <translation>{crew} 已登记。</translation>
    </message>
    <message>
        <source>{number} is issued.</source>
        <translation>{number} 已派出。</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>在办 {count}</translation>
    </message>
    <message>
        <source>on duty</source>
        <translation>在班</translation>
    </message>
    <message>
        <source>no shift entered</source>
        <translation>未排班</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Load today</source>
        <translation>今日负荷</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>驻地</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>技能</translation>
    </message>
    <message>
        <source>What speaks against it</source>
        <translation>派单提示</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>not free</source>
        <translation>占用中</translation>
    </message>
    <message>
        <source>in date until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>More people: {crew}</source>
        <translation>加人：{crew}</translation>
    </message>
    <message>
        <source>&amp;Save  Ctrl+Enter</source>
        <translation>保存(&amp;S)  Ctrl+回车</translation>
    </message>
    <message>
        <source>Heads the numbers of its people, such as B01</source>
        <translation>人员工号以它开头，例如 B01</translation>
    </message>
    <message>
        <source>One person to a line: name, then phone. The first leads.</source>
        <translation>每行一人：姓名 电话。第一个是班长。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What you had typed here is back.</source>
        <translation>上次填写的内容已恢复。</translation>
    </message>
    <message>
        <source>Suggested crews</source>
        <translation>推荐班组</translation>
    </message>
    <message>
        <source>Plan these orders anew, as listed</source>
        <translation>同时按上面的时间重新安排这些派工单</translation>
    </message>
    <message>
        <source>This order pushes back:</source>
        <translation>派出后以下派工单顺延：</translation>
    </message>
    <message>
        <source>A promise would break</source>
        <translation>有工单会因此超时</translation>
    </message>
    <message>
        <source>&amp;Send all the same</source>
        <translation>仍然派出(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Import and export</source>
        <translation>导入导出</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Check against the office</source>
        <translation>试导入</translation>
    </message>
    <message>
        <source>Import, all or nothing</source>
        <translation>全部导入</translation>
    </message>
    <message>
        <source>Import the good rows only</source>
        <translation>只导入没有问题的行</translation>
    </message>
    <message>
        <source>Save the list with reasons</source>
        <translation>另存带原因的表格</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Take the batch back</source>
        <translation>撤销这一批</translation>
    </message>
    <message>
        <source>Save an empty list to fill in</source>
        <translation>保存空白模板</translation>
    </message>
    <message>
        <source>Save all records of a kind</source>
        <translation>导出这一类的全部记录</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>导入批次</translation>
    </message>
    <message>
        <source>Lists out</source>
        <translation>模板与导出</translation>
    </message>
    <message>
        <source>Nothing was imported yet</source>
        <translation>还没有导入过</translation>
    </message>
    <message>
        <source>Batches stand here after an import, each with its undo.</source>
        <translation>导入以后，每一批都列在这里，可以撤销。</translation>
    </message>
    <message>
        <source>“{file}” ({kind}): what it added is put away, what it changed gets its old values back. If somebody has used or changed a record since, nothing is touched.</source>
        <translation>“{file}”（{kind}）：新增的会收起，更新的会改回原来的内容。如果其中有记录后来被用到或改过，就什么都不动。</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back: {count} records.</source>
        <translation>已撤销 {count} 条。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Comes in</source>
        <translation>可导入</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Imported at</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Records in the list</source>
        <translation>表内条数</translation>
    </message>
    <message>
        <source>Added or changed</source>
        <translation>新增或更新</translation>
    </message>
    <message>
        <source>Taken back at</source>
        <translation>撤销时间</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有改动任何内容。</translation>
    </message>
    <message>
        <source>Kind of list</source>
        <translation>表格类别</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>What would come in</source>
        <translation>将要导入的内容</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>No list chosen yet</source>
        <translation>还没有选表格</translation>
    </message>
    <message>
        <source>Choose an Excel, ODS or CSV file (Ctrl+O). You see every row before anything is written; an empty list to fill in is under “Lists out”.</source>
        <translation>选择 Excel、ODS 或 CSV 文件（Ctrl+O）。写入之前可以看到每一行；空白模板在“模板与导出”里。</translation>
    </message>
    <message>
        <source>Every sheet that fits</source>
        <translation>所有适合的工作表</translation>
    </message>
    <message>
        <source>Reading the rows</source>
        <translation>正在读取各行</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Checking against the office</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>{count} records; {bad} rows have problems; {over} rows are no records.</source>
        <translation>共 {count} 条；{bad} 行有问题；{over} 行不是记录（表头、合计、备注）。</translation>
    </message>
    <message>
        <source>Sheets left alone: {names}.</source>
        <translation>未读取的工作表：{names}。</translation>
    </message>
    <message>
        <source>{added} added, {changed} changed, {same} unchanged, {kept} different but kept, {bad} not taken.</source>
        <translation>新增 {added}，更新 {changed}，没有变化 {same}，不同但未改动 {kept}，未收 {bad}。</translation>
    </message>
    <message>
        <source>Kinds of lists</source>
        <translation>表格类别</translation>
    </message>
    <message>
        <source>An empty list marks what is required and offers the words to choose from; filled in, it can be imported as it is.</source>
        <translation>模板标明了必填列，并带下拉选项；填好以后直接就能导入。</translation>
    </message>
    <message>
        <source>{kind} to fill in</source>
        <translation>{kind}导入模板</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存表格</translation>
    </message>
    <message>
        <source>Required columns</source>
        <translation>必填列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Always: {value}</source>
        <translation>固定为：{value}</translation>
    </message>
    <message>
        <source>What these words mean</source>
        <translation>这些写法指的是</translation>
    </message>
    <message>
        <source>(not known yet)</source>
        <translation>（还不认得）</translation>
    </message>
    <message>
        <source>(put together: {parts})</source>
        <translation>（合并：{parts}）</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>（不导入）</translation>
    </message>
    <message>
        <source>{list} with reasons</source>
        <translation>{list}_带原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>Lay a new year&apos;s holidays</source>
        <translation>读入新一年的放假安排</translation>
    </message>
    <message>
        <source>Take the last laid holidays back</source>
        <translation>撤回最近读入的放假安排</translation>
    </message>
    <message>
        <source>Choose a holiday file</source>
        <translation>选择放假安排文件</translation>
    </message>
    <message>
        <source>The calendar goes back to what it was before, for days to come; limits of open tickets are reckoned anew. Both steps stay in the record.</source>
        <translation>将来的日子恢复成原来的日历，在途工单的时限重新推算；两步都留在记录里。</translation>
    </message>
    <message>
        <source>The calendar was changed; {count} tickets got a new limit.</source>
        <translation>日历已更新，{count} 张在途工单的时限随之改变。</translation>
    </message>
    <message>
        <source>Days that change</source>
        <translation>有变化的日子</translation>
    </message>
    <message>
        <source>&amp;Notice</source>
        <translation>依据通知(&amp;N)</translation>
    </message>
    <message>
        <source>Lay</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>{file}: the years {first} to {last}, {days} days change.</source>
        <translation>{file}：{first} 至 {last} 年，{days} 天有变化。</translation>
    </message>
    <message>
        <source>Mon Tue Wed Thu Fri Sat Sun</source>
        <translation>周一 周二 周三 周四 周五 周六 周日</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>off</source>
        <translation>放假</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Received light</source>
        <translation>收光</translation>
    </message>
    <message>
        <source>Packet loss</source>
        <translation>丢包率</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>时延</translation>
    </message>
    <message>
        <source>Bit errors</source>
        <translation>误码率</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Accepted by</source>
        <translation>对方接收人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Agreed time</source>
        <translation>约定时间</translation>
    </message>
    <message>
        <source>Supervisor who agreed</source>
        <translation>同意的主任</translation>
    </message>
    <message>
        <source>Calls tried</source>
        <translation>拨打记录</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>接单人</translation>
    </message>
    <message>
        <source>By phone</source>
        <translation>电话办理</translation>
    </message>
    <message>
        <source>Confirming call</source>
        <translation>出发前确认电话</translation>
    </message>
    <message>
        <source>Caller&apos;s number</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>请求类别</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>First guess at the cause</source>
        <translation>初判原因</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>受理渠道</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>专线</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Customer who confirmed</source>
        <translation>确认的客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact&apos;s phone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Coordination decision</source>
        <translation>协调决议</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>份次</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer signed</source>
        <translation>客户已签字</translation>
    </message>
    <message>
        <source>Defects, one a line</source>
        <translation>不合格项，每行一项</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>完成情况</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Eight steps</source>
        <translation>八步骤</translation>
    </message>
    <message>
        <source>Expected repair</source>
        <translation>预计修复</translation>
    </message>
    <message>
        <source>Expected to resume</source>
        <translation>预计解挂</translation>
    </message>
    <message>
        <source>Carrier&apos;s number</source>
        <translation>外部单号</translation>
    </message>
    <message>
        <source>Carrier&apos;s system</source>
        <translation>外部系统</translation>
    </message>
    <message>
        <source>First recipient</source>
        <translation>首问人</translation>
    </message>
    <message>
        <source>Five ones</source>
        <translation>五个一</translation>
    </message>
    <message>
        <source>Is it fixed?</source>
        <translation>是否修好</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>How it was restored</source>
        <translation>恢复办法</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪表</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>带班人</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>升级到</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Other maintainer</source>
        <translation>转给哪家维护单位</translation>
    </message>
    <message>
        <source>Materials, one a line</source>
        <translation>用料，每行一项</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>接待人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>里程表（公里）</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation>仍要派的理由</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Spoken with</source>
        <translation>通话人</translation>
    </message>
    <message>
        <source>Planned time</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation>预防建议</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>How it was handled</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Told to</source>
        <translation>报给谁</translation>
    </message>
    <message>
        <source>Their number</source>
        <translation>对方单号</translation>
    </message>
    <message>
        <source>Terminals changed, old then new</source>
        <translation>更换设备（旧→新）</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>申告时间</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>申告人</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>预处理结果</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>Crew checked itself</source>
        <translation>班组已自检</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Service is still down</source>
        <translation>业务仍中断</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>故障级别</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Signed by the customer</source>
        <translation>客户已签字</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Notice slip number</source>
        <translation>留言条编号</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Others going</source>
        <translation>同行人员</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测试值</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Told to the customer</source>
        <translation>已告知客户</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Supervisor&apos;s waiver</source>
        <translation>主任豁免理由</translation>
    </message>
    <message>
        <source>Who presses</source>
        <translation>催单人</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>what is wrong, one defect a line</source>
        <translation>哪里不合格，每行一项</translation>
    </message>
    <message>
        <source>e.g. fibre jumper 2 pcs</source>
        <translation>如 尾纤 2 根</translation>
    </message>
    <message>
        <source>e.g. OLD123 NEW456</source>
        <translation>如 OLD123 NEW456</translation>
    </message>
    <message>
        <source>This is no moment.</source>
        <translation>时间写法不对。</translation>
    </message>
    <message>
        <source>Happened earlier</source>
        <translation>事情发生在之前</translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>发生于</translation>
    </message>
    <message>
        <source>Why it is entered late</source>
        <translation>补录原因</translation>
    </message>
    <message>
        <source>{verb}: {number}</source>
        <translation>{verb}：{number}</translation>
    </message>
    <message>
        <source>Planned length, min</source>
        <translation>计划时长（分钟）</translation>
    </message>
    <message>
        <source>Handed on by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Report number</source>
        <translation>报备编号</translation>
    </message>
    <message>
        <source>Step of the ladder</source>
        <translation>升级阶梯</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>What is pinned</source>
        <translation>锁定什么</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>不晚于</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>&amp;Save  Ctrl+Enter</source>
        <translation>保存(&amp;S)  Ctrl+回车</translation>
    </message>
    <message>
        <source>What you had typed here is back.</source>
        <translation>上次没有保存的内容已恢复。</translation>
    </message>
    <message>
        <source>Put away  Esc</source>
        <translation>收起  Esc</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>none to choose</source>
        <translation>没有可选的</translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message>
        <source>Hand-over</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Note on the ticket</source>
        <translation>交代事项</translation>
    </message>
    <message>
        <source>Print the hand-over</source>
        <translation>打印交接记录</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Hand over now</source>
        <translation>现在交班</translation>
    </message>
    <message>
        <source>Handed over before</source>
        <translation>以前的交接</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>near due</source>
        <translation>临超时</translation>
    </message>
    <message>
        <source>held</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>to finish</source>
        <translation>待收尾</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>现负责人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>交代事项</translation>
    </message>
    <message>
        <source>Complaint or promise</source>
        <translation>投诉或承诺</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>交班 → 接班</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>确认方式</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Pressing</source>
        <translation>临超时</translation>
    </message>
    <message>
        <source>In a major fault because</source>
        <translation>重大故障中交接的原因</translation>
    </message>
    <message>
        <source>by own password</source>
        <translation>本人口令</translation>
    </message>
    <message>
        <source>by choice</source>
        <translation>选定账号</translation>
    </message>
    <message>
        <source>{store} in, {lent} out</source>
        <translation>在库 {store}，借出 {lent}</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>钥匙</translation>
    </message>
    <message>
        <source>found</source>
        <translation>实有</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Hand over to the next shift</source>
        <translation>交给下一班</translation>
    </message>
    <message>
        <source>&amp;Hand over  Ctrl+Enter</source>
        <translation>交班(&amp;H)  Ctrl+回车</translation>
    </message>
    <message>
        <source>{number} is handed over. Ctrl+P prints it.</source>
        <translation>{number} 已交接。Ctrl+P 打印。</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>交班班次</translation>
    </message>
    <message>
        <source>Next shift</source>
        <translation>接班班次</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗人员</translation>
    </message>
    <message>
        <source>Next on duty</source>
        <translation>接班人员</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Major matters</source>
        <translation>重大事项</translation>
    </message>
    <message>
        <source>{ticket} lasts. Shifts are not handed over in one, but for:</source>
        <translation>{ticket} 还未恢复，重大故障中不交接；确需交接请写明：</translation>
    </message>
    <message>
        <source>From above</source>
        <translation>上级通知</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>遗留问题</translation>
    </message>
    <message>
        <source>Their password</source>
        <translation>接班人口令</translation>
    </message>
    <message>
        <source>left out, the record says the account was only chosen</source>
        <translation>不填则记录写明“选定账号”</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Complaints and promises</source>
        <translation>投诉与承诺</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>在途工单</translation>
    </message>
    <message>
        <source>What the next shift must know of the ticket marked  Ctrl+M</source>
        <translation>所选工单要交代下一班的事  Ctrl+M</translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation>仍要交接的原因</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>No city has this plate head.</source>
        <translation>没有这个车牌归属地。</translation>
    </message>
    <message>
        <source>This does not read like a plate; it is kept as written.</source>
        <translation>看上去不像车牌号，将按原样保存。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Customer history</source>
        <translation>客户往来</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>New ticket for this customer</source>
        <translation>为该客户新建工单</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Papers out</source>
        <translation>未回收工单</translation>
    </message>
    <message>
        <source>Customer name, initials, number, circuit or phone</source>
        <translation>客户名称、拼音首字母、编号、专线号或电话</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Kind of line</source>
        <translation>记录种类</translation>
    </message>
    <message>
        <source>No customer chosen</source>
        <translation>还没有选客户</translation>
    </message>
    <message>
        <source>Type a name, initials, number, circuit or phone above.</source>
        <translation>请在上面输入名称、首字母、编号、专线号或电话。</translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters, or another part of the name.</source>
        <translation>没有找到。请少输几个字，或换名称的另一部分。</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Take a call</source>
        <translation>受理来电</translation>
    </message>
    <message>
        <source>Save and accept</source>
        <translation>保存并受理</translation>
    </message>
    <message>
        <source>Save, then dispatch</source>
        <translation>保存后派单</translation>
    </message>
    <message>
        <source>Count as a repeat</source>
        <translation>计为重复申告</translation>
    </message>
    <message>
        <source>Open another ticket all the same</source>
        <translation>仍另开新单</translation>
    </message>
    <message>
        <source>Go to the caller</source>
        <translation>转到来电人</translation>
    </message>
    <message>
        <source>Go to the symptom</source>
        <translation>转到故障现象</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>清空表单</translation>
    </message>
    <message>
        <source>History of the customer</source>
        <translation>客户往来</translation>
    </message>
    <message>
        <source>not about a circuit</source>
        <translation>不涉及专线</translation>
    </message>
    <message>
        <source>open: {number}</source>
        <translation>在办：{number}</translation>
    </message>
    <message>
        <source>as the circuit has it</source>
        <translation>按专线资料</translation>
    </message>
    <message>
        <source>The form is empty.</source>
        <translation>表单已清空。</translation>
    </message>
    <message>
        <source>What you typed is kept; Ctrl+N brings it back.</source>
        <translation>已保留所填内容；按 Ctrl+N 可继续。</translation>
    </message>
    <message>
        <source>Phone, name, initials, customer or circuit number</source>
        <translation>电话、名称、拼音首字母、客户编号或专线号</translation>
    </message>
    <message>
        <source>&amp;Caller</source>
        <translation>来电人(&amp;C)</translation>
    </message>
    <message>
        <source>This call had been saved already.</source>
        <translation>这次来电此前已保存。</translation>
    </message>
    <message>
        <source>The call you had begun is back.</source>
        <translation>上次没登记完的来电已恢复。</translation>
    </message>
    <message>
        <source>Counted as a repeat on {number}.</source>
        <translation>已计为 {number} 的重复申告。</translation>
    </message>
    <message>
        <source>{number} is saved: {state}.</source>
        <translation>{number} 已保存：{state}。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation>还没有选客户</translation>
    </message>
    <message>
        <source>Type the caller&apos;s phone or name, then Enter.</source>
        <translation>输入来电号码或名称，再按回车。</translation>
    </message>
    <message>
        <source>No record. Service, reach and grade have to be chosen by hand.</source>
        <translation>无资料。业务、范围和等级要人工选定。</translation>
    </message>
    <message>
        <source>Open tickets: {count}</source>
        <translation>在办工单：{count}</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺时限</translation>
    </message>
    <message>
        <source>The limit shows once service, reach and grade are known.</source>
        <translation>业务、范围、等级确定后即显示时限。</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>应恢复 {time}</translation>
    </message>
    <message>
        <source>Restore within {length}</source>
        <translation>恢复时限 {length}</translation>
    </message>
    <message>
        <source>First contact by {time}</source>
        <translation>首次联系不迟于 {time}</translation>
    </message>
    <message>
        <source>On site by {time}</source>
        <translation>到场不迟于 {time}</translation>
    </message>
    <message>
        <source>inferred, not printed in the norm</source>
        <translation>推定值，规范原文未印</translation>
    </message>
    <message>
        <source>default value, check it against the contract</source>
        <translation>默认值，请按合同核对</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已有申告</translation>
    </message>
    <message>
        <source>Count as a repeat  Alt+R</source>
        <translation>计为重复申告  Alt+R</translation>
    </message>
    <message>
        <source>Open another ticket all the same  Alt+N</source>
        <translation>仍另开新单  Alt+N</translation>
    </message>
    <message>
        <source>This circuit is reported already:</source>
        <translation>该专线已有未结工单：</translation>
    </message>
    <message>
        <source>In the last thirty days:</source>
        <translation>近三十天内：</translation>
    </message>
    <message>
        <source>C&amp;ircuit</source>
        <translation>专线(&amp;I)</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>申告人</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>申告时间</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>请求类别</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>受理渠道</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>故障级别</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Carrier&apos;s system</source>
        <translation>外部系统</translation>
    </message>
    <message>
        <source>Carrier&apos;s number</source>
        <translation>外部单号</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>在办 {count}</translation>
    </message>
    <message>
        <source>No record: open the ticket for “{text}” all the same</source>
        <translation>无资料：仍以“{text}”登记</translation>
    </message>
    <message>
        <source>Whose line it is</source>
        <translation>归属</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>counted</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>outside hours</source>
        <translation>非工作时间</translation>
    </message>
    <message>
        <source>service was up</source>
        <translation>业务正常</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Taking</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation>业务恢复</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>running</source>
        <translation>计时中</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>及时</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>no longer asked</source>
        <translation>不再考核</translation>
    </message>
    <message>
        <source>The clock starts once the ticket is accepted.</source>
        <translation>受理后时钟才开始计时。</translation>
    </message>
    <message>
        <source>reported {time}</source>
        <translation>申告 {time}</translation>
    </message>
    <message>
        <source>limit {length}</source>
        <translation>时限 {length}</translation>
    </message>
    <message>
        <source>paused {length}</source>
        <translation>暂停 {length}</translation>
    </message>
    <message>
        <source>not counted otherwise {length}</source>
        <translation>其他不计时 {length}</translation>
    </message>
    <message>
        <source>Reporting back</source>
        <translation>回单</translation>
    </message>
    <message>
        <source>{sum}: due {due}</source>
        <translation>{sum} → 应恢复 {due}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应恢复</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>To</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>Why, by whom, on what proof</source>
        <translation>原因、办理人、凭据</translation>
    </message>
    <message>
        <source>{service} {reach} {grade}, norm {edition}</source>
        <translation>{service} {reach} {grade}，规范版本 {edition}</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>Save the list as shown</source>
        <translation>导出当前列表</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV, UTF-8 (*.csv)</source>
        <translation>CSV，UTF-8 (*.csv)</translation>
    </message>
    <message>
        <source>CSV, GBK for old programs (*.csv)</source>
        <translation>CSV，GBK，给老程序用 (*.csv)</translation>
    </message>
    <message>
        <source>Writing {file}: {done} of {total}</source>
        <translation>正在写 {file}：{done} / {total}</translation>
    </message>
    <message>
        <source>Saved: {file}, {count} rows</source>
        <translation>已保存：{file}，{count} 行</translation>
    </message>
    <message>
        <source>Characters GBK does not know stand as question marks.</source>
        <translation>GBK 没有的字写成了问号。</translation>
    </message>
    <message>
        <source>There is no list with rows here.</source>
        <translation>这里没有可导出的列表。</translation>
    </message>
    <message>
        <source>Reading for {file}: {done} of {total}</source>
        <translation>正在读取（{file}）：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Measure</name>
    <message>
        <source>Measure a printer</source>
        <translation>打印机校准</translation>
    </message>
    <message>
        <source>all forms</source>
        <translation>所有表单</translation>
    </message>
    <message>
        <source>Print the page, measure it with a ruler, and type what you read. Then print it again to check.</source>
        <translation>先打一张校准页，用直尺量，把读数填进来；保存后再打一张核对。</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Print the page of rulers</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>left edge to A, mm</source>
        <translation>纸左边到 A（毫米）</translation>
    </message>
    <message>
        <source>upper edge to A, mm</source>
        <translation>纸上边到 A（毫米）</translation>
    </message>
    <message>
        <source>A to B, mm</source>
        <translation>A 到 B（毫米）</translation>
    </message>
    <message>
        <source>A to C, mm</source>
        <translation>A 到 C（毫米）</translation>
    </message>
    <message>
        <source>Told now</source>
        <translation>现在的设置</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{right:+g} mm right, {down:+g} mm down, {wide:.2%}, {high:.2%}</source>
        <translation>右移 {right:+g} 毫米，下移 {down:+g} 毫米，横向 {wide:.2%}，纵向 {high:.2%}</translation>
    </message>
    <message>
        <source>The page is on its way to {printer}.</source>
        <translation>校准页已送往 {printer}。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Copy the message</source>
        <translation>复制这条提示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>e.g. 1430, 21 09:00, +30, now</source>
        <translation>如 1430、21 09:00、+30、现在</translation>
    </message>
</context>
<context>
    <name>Morning</name>
    <message>
        <source>Show the list</source>
        <translation>查看清单</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>一小时后提醒</translation>
    </message>
    <message>
        <source>Seen for today</source>
        <translation>今天知道了</translation>
    </message>
    <message>
        <source>{overdue} overdue, {today} fall due today, {soon} within a week.</source>
        <translation>已超期 {overdue} 项，今天到期 {today} 项，一周内到期 {soon} 项。</translation>
    </message>
    <message>
        <source>What falls due</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>Tomorrow&apos;s roster has gaps or too few people: {count}</source>
        <translation>明天的排班有空班或人数不足：{count} 处</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Office, county and phones</source>
        <translation>本办资料</translation>
    </message>
    <message>
        <source>The office is saved.</source>
        <translation>本办资料已保存。</translation>
    </message>
    <message>
        <source>Printed on every paper</source>
        <translation>印在每张单据上</translation>
    </message>
    <message>
        <source>Heads every number; it stays.</source>
        <translation>所有单号以它开头，不能再改。</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Work order</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>reinforcing crew</source>
        <translation>加派班组</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>带班人</translation>
    </message>
    <message>
        <source>With</source>
        <translation>车辆仪表</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Prints</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表单</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>份次</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Why again</source>
        <translation>补打原因</translation>
    </message>
    <message>
        <source>original</source>
        <translation>首次</translation>
    </message>
    <message>
        <source>reprint {count}</source>
        <translation>补打 {count}</translation>
    </message>
    <message>
        <source>Nobody was sent yet. Dispatch the ticket with Alt+2.</source>
        <translation>还没有派班组。按 Alt+2 派单。</translation>
    </message>
    <message>
        <source>Nothing printed yet. Ctrl+P shows the work order.</source>
        <translation>还没有打印过。按 Ctrl+P 预览派工单。</translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Print register</source>
        <translation>打印登记</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>锁定</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Fault work order</source>
        <translation>故障处理工单</translation>
    </message>
    <message>
        <source>Construction order</source>
        <translation>施工派工单</translation>
    </message>
    <message>
        <source>Resource survey</source>
        <translation>资源勘查单</translation>
    </message>
    <message>
        <source>Inspection record</source>
        <translation>巡检记录表</translation>
    </message>
    <message>
        <source>Routine maintenance sheet</source>
        <translation>例行维护作业单</translation>
    </message>
    <message>
        <source>Slip left at the door</source>
        <translation>到访留言条</translation>
    </message>
    <message>
        <source>Complaint record</source>
        <translation>投诉处理记录</translation>
    </message>
    <message>
        <source>Coordination form</source>
        <translation>大客户业务协调表</translation>
    </message>
    <message>
        <source>Circuit test record</source>
        <translation>电路测试记录</translation>
    </message>
    <message>
        <source>Fault report to the customer</source>
        <translation>故障分析报告（对客户）</translation>
    </message>
</context>
<context>
    <name>PapersOut</name>
    <message>
        <source>Paper out</source>
        <translation>纸质工单</translation>
    </message>
    <message>
        <source>Copy a returned sheet</source>
        <translation>补录收回的工单</translation>
    </message>
    <message>
        <source>Find a sheet</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Void the sheet</source>
        <translation>登记作废</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>再打印</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Void sheets</source>
        <translation>作废登记</translation>
    </message>
    <message>
        <source>Reprints</source>
        <translation>补打登记</translation>
    </message>
    <message>
        <source>out</source>
        <translation>在外</translation>
    </message>
    <message>
        <source>back, signed</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>back, unsigned</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>在外时长</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单状态</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>Paper serial</source>
        <translation>纸面编号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Void since</source>
        <translation>作废时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>第几份</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Received light, dBm</source>
        <translation>收光 dBm</translation>
    </message>
    <message>
        <source>Packet loss, %</source>
        <translation>丢包 %</translation>
    </message>
    <message>
        <source>Scan a returned sheet, or mark it</source>
        <translation>扫描收回的工单，或在左侧选中</translation>
    </message>
    <message>
        <source>Ctrl+B copies it: times, cause, materials, signature.</source>
        <translation>Ctrl+B 补录：时间、原因、材料、签字。</translation>
    </message>
    <message>
        <source>Number, crew or customer</source>
        <translation>单号、班组或客户</translation>
    </message>
    <message>
        <source>Printed when</source>
        <translation>打印期间</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Printed at any time</source>
        <translation>全部期间</translation>
    </message>
    <message>
        <source>Printed this month</source>
        <translation>本月打印</translation>
    </message>
    <message>
        <source>Printed last month</source>
        <translation>上月打印</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>接单</translation>
    </message>
    <message>
        <source>Set out</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>{order}   {customer}   sent {sent}   {state}</source>
        <translation>{order}   {customer}   派单 {sent}   {state}</translation>
    </message>
    <message>
        <source>Void the sheet {order}</source>
        <translation>作废 {order}</translation>
    </message>
    <message>
        <source>the number printed on the blank paper, if it has one</source>
        <translation>空白单据上预印的编号，没有可不填</translation>
    </message>
    <message>
        <source>{order} is in the register of void sheets.</source>
        <translation>{order} 已登记作废。</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>How it was handled</source>
        <translation>处理过程</translation>
    </message>
    <message>
        <source>e.g. fibre jumper 2 pcs</source>
        <translation>如：尾纤 2 根</translation>
    </message>
    <message>
        <source>e.g. OLD123 NEW456</source>
        <translation>如：旧序列号 新序列号</translation>
    </message>
    <message>
        <source>Materials, one a line</source>
        <translation>材料，每行一项</translation>
    </message>
    <message>
        <source>Changed, old then new serial</source>
        <translation>更换设备，旧号 新号</translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation>预防措施</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Why it is entered late</source>
        <translation>补录原因</translation>
    </message>
    <message>
        <source>Copied from the returned sheet</source>
        <translation>按收回的纸质工单补录</translation>
    </message>
    <message>
        <source>one reason marks every step as a late entry</source>
        <translation>每一步都标明补录，用同一个原因</translation>
    </message>
    <message>
        <source>the customer signed</source>
        <translation>客户已签字</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>The sheet had been copied already.</source>
        <translation>这张工单已经补录过。</translation>
    </message>
    <message>
        <source>{order} is back.</source>
        <translation>{order} 已收回。</translation>
    </message>
    <message>
        <source>{order} is back; {count} steps are noted: {state}.</source>
        <translation>{order} 已收回，补录 {count} 步：{state}。</translation>
    </message>
    <message>
        <source>Signed paper back</source>
        <translation>回收率</translation>
    </message>
</context>
<context>
    <name>Press</name>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the orders</source>
        <translation>打印派工单</translation>
    </message>
    <message>
        <source>Go on with the job</source>
        <translation>接着打</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Take the job off the list</source>
        <translation>从列表中拿掉</translation>
    </message>
    <message>
        <source>Measure a printer</source>
        <translation>打印机校准</translation>
    </message>
    <message>
        <source>Select all orders</source>
        <translation>全选派工单</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>正在排版</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>正在送出</translation>
    </message>
    <message>
        <source>at the printer</source>
        <translation>在打印机上</translation>
    </message>
    <message>
        <source>being recorded</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停下了</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应恢复时间</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Look at what came out. Papers before the one chosen are recorded as printed; it and those after are printed again.</source>
        <translation>请看看出了哪几张。选中的这一张之前的记为已打印，从这一张起重打。</translation>
    </message>
    <message>
        <source>The first paper that is missing</source>
        <translation>第一张缺的</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着打</translation>
    </message>
    <message>
        <source>none: all came out</source>
        <translation>都打出来了</translation>
    </message>
    <message>
        <source>by crew</source>
        <translation>按班组</translation>
    </message>
    <message>
        <source>by route</source>
        <translation>按路线</translation>
    </message>
    <message>
        <source>There is no printer. Connect one, or save papers as PDF.</source>
        <translation>没有打印机。请接好一台，或另存为 PDF。</translation>
    </message>
    <message>
        <source>Order of the papers</source>
        <translation>排列顺序</translation>
    </message>
    <message>
        <source>Every order is on paper</source>
        <translation>派工单都打出来了</translation>
    </message>
    <message>
        <source>Orders show here when they are dispatched and not printed.</source>
        <translation>派了工还没打印的派工单会列在这里。</translation>
    </message>
    <message>
        <source>Print jobs of this desk</source>
        <translation>本座席的打印任务</translation>
    </message>
    <message>
        <source>No print job yet. What is sent to a printer shows here.</source>
        <translation>还没有打印任务。送往打印机的会列在这里。</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Bigger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Why it is printed again</source>
        <translation>补打原因</translation>
    </message>
    <message>
        <source>Drawing the paper</source>
        <translation>正在生成工单</translation>
    </message>
    <message>
        <source>It shows here in a moment.</source>
        <translation>稍候即显示在此。</translation>
    </message>
    <message>
        <source>printed {count} times; this would be reprint {next}</source>
        <translation>已打印 {count} 次，再打即补打 {next}</translation>
    </message>
    <message>
        <source>not printed yet</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>There is no paper yet</source>
        <translation>还没有可打印的工单</translation>
    </message>
    <message>
        <source>It was printed before. Say why it is printed again.</source>
        <translation>此单已打印过，请填写补打原因。</translation>
    </message>
    <message>
        <source>{number}: recorded as reprint {count}.</source>
        <translation>{number} 已登记为补打 {count}。</translation>
    </message>
    <message>
        <source>{number}: recorded as printed.</source>
        <translation>{number} 已登记打印。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Save as the copy of record</source>
        <translation>另存为存档件（计次数）</translation>
    </message>
    <message>
        <source>Print jobs</source>
        <translation>打印任务</translation>
    </message>
    <message>
        <source>There is no printer. Connect one, or save it as PDF.</source>
        <translation>没有打印机。请接好一台，或另存为 PDF。</translation>
    </message>
    <message>
        <source>{number}: on its way to {printer}.</source>
        <translation>{number}：已送往 {printer}，打完才记为已打印。</translation>
    </message>
    <message>
        <source>Saved as {name}; not counted as a print.</source>
        <translation>已存为 {name}，不计为打印。</translation>
    </message>
    <message>
        <source>No printing form, printed as 〓: {letters}</source>
        <translation>字库里没有、印成〓的字：{letters}</translation>
    </message>
    <message>
        <source>{count} continuation pages do not fit the stationery: print them afterwards on plain paper (only what stationery had no room for).</source>
        <translation>有 {count} 页续页放不进预印单：请随后换白纸，选“只打续页”打印。</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>What you typed is kept for the next time.</source>
        <translation>已填内容已存为草稿，下次打开自动恢复。</translation>
    </message>
    <message>
        <source>&amp;Save  Ctrl+Enter</source>
        <translation>保存(&amp;S)  Ctrl+回车</translation>
    </message>
    <message>
        <source>What you had typed here is back.</source>
        <translation>上次填写的内容已恢复。</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>Crews</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Fill by a pattern</source>
        <translation>按模板排班</translation>
    </message>
    <message>
        <source>Ask for leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Ask to swap shifts</source>
        <translation>申请调班</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不批准</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>New crew</source>
        <translation>新建班组</translation>
    </message>
    <message>
        <source>New technician</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>New paper</source>
        <translation>登记证件</translation>
    </message>
    <message>
        <source>Keep away from a customer</source>
        <translation>登记当事人回避</translation>
    </message>
    <message>
        <source>Let go to the customer again</source>
        <translation>解除回避</translation>
    </message>
    <message>
        <source>Put away, or take back</source>
        <translation>停用或恢复</translation>
    </message>
    <message>
        <source>New pattern</source>
        <translation>新建模板</translation>
    </message>
    <message>
        <source>Change a pattern</source>
        <translation>修改模板</translation>
    </message>
    <message>
        <source>Print the month</source>
        <translation>打印本月</translation>
    </message>
    <message>
        <source>Print the week</source>
        <translation>打印本周</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>撤销上一次改动</translation>
    </message>
    <message>
        <source>Earlier month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Crews and people</source>
        <translation>班组与人员</translation>
    </message>
    <message>
        <source>Leave and swaps</source>
        <translation>请假与调班</translation>
    </message>
    <message>
        <source>Coming days</source>
        <translation>未来几天</translation>
    </message>
    <message>
        <source>Find somebody</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>The coming days are covered</source>
        <translation>未来几天排班齐全</translation>
    </message>
    <message>
        <source>No gap, nobody without rest, every paper in date.</source>
        <translation>没有空班，班间休息足够，证件都有效。</translation>
    </message>
    <message>
        <source>Nobody asked for anything</source>
        <translation>没有请假或调班申请</translation>
    </message>
    <message>
        <source>Ctrl+B asks for leave, Ctrl+W for a swap of shifts.</source>
        <translation>按 Ctrl+B 请假，按 Ctrl+W 申请调班。</translation>
    </message>
    <message>
        <source>Approved: {name}.</source>
        <translation>已批准：{name}。</translation>
    </message>
    <message>
        <source>Refused: {name}.</source>
        <translation>未批准：{name}。</translation>
    </message>
    <message>
        <source>Withdrawn: {name}.</source>
        <translation>已撤回：{name}。</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>put away</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离岗</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>{count}, {late} out of date</source>
        <translation>{count} 份，{late} 份失效</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Paper number</source>
        <translation>证件编号</translation>
    </message>
    <message>
        <source>Kept away from</source>
        <translation>回避客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>已解除</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Shift swap</source>
        <translation>调班</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>With</source>
        <translation>与谁</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>{first} to {last}, {days} d</source>
        <translation>{first} 至 {last}，{days} 天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>班组或人员</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Enter a pattern first; then it can fill days.</source>
        <translation>请先建立模板，再按模板排班。</translation>
    </message>
    <message>
        <source>several with commas between them</source>
        <translation>多项用逗号隔开</translation>
    </message>
    <message>
        <source>the same day when left empty</source>
        <translation>留空为同一天</translation>
    </message>
    <message>
        <source>one shift a day, then from the first again</source>
        <translation>每天一个班次，排完从头循环</translation>
    </message>
    <message>
        <source>rest on holidays, work on make-up days</source>
        <translation>节假日休息，调休上班日上班</translation>
    </message>
    <message>
        <source>With &amp;people</source>
        <translation>显示人员(&amp;P)</translation>
    </message>
    <message>
        <source>No shift</source>
        <translation>空班</translation>
    </message>
    <message>
        <source>Days short of people</source>
        <translation>缺人天数</translation>
    </message>
    <message>
        <source>{count} shifts changed.</source>
        <translation>改动了 {count} 个班次。</translation>
    </message>
    <message>
        <source>No crews yet</source>
        <translation>还没有班组</translation>
    </message>
    <message>
        <source>Enter a crew with Ctrl+I; its days then stand here.</source>
        <translation>按 Ctrl+I 新建班组，之后在这里排班。</translation>
    </message>
    <message>
        <source>Roster of the month</source>
        <translation>本月排班表</translation>
    </message>
    <message>
        <source>Crews and roster</source>
        <translation>班组与排班</translation>
    </message>
    <message>
        <source>&amp;Put away as well</source>
        <translation>含已停用(&amp;P)</translation>
    </message>
    <message>
        <source>{name} is back in use.</source>
        <translation>{name}已恢复。</translation>
    </message>
    <message>
        <source>Name, pinyin, number or phone</source>
        <translation>姓名、拼音、工号或电话</translation>
    </message>
    <message>
        <source>Papers (Ctrl+J enters one)</source>
        <translation>证件（Ctrl+J 登记）</translation>
    </message>
    <message>
        <source>Kept away from (Ctrl+H)</source>
        <translation>回避客户（Ctrl+H 登记）</translation>
    </message>
    <message>
        <source>Nobody marked. Ctrl+Shift+I enters somebody.</source>
        <translation>没有选中人员。按 Ctrl+Shift+I 新建人员。</translation>
    </message>
    <message>
        <source>badge {number}</source>
        <translation>工牌 {number}</translation>
    </message>
    <message>
        <source>emergency {phone}</source>
        <translation>紧急联系 {phone}</translation>
    </message>
    <message>
        <source>Put away: {name}</source>
        <translation>停用：{name}</translation>
    </message>
    <message>
        <source>New paper: {name}</source>
        <translation>登记证件：{name}</translation>
    </message>
    <message>
        <source>Keep away: {name}</source>
        <translation>当事人回避：{name}</translation>
    </message>
    <message>
        <source>Let go there again: {name}</source>
        <translation>解除回避：{name}</translation>
    </message>
    <message>
        <source>&amp;Fill  Ctrl+Enter</source>
        <translation>排班(&amp;F)  Ctrl+回车</translation>
    </message>
    <message>
        <source>each next one starts so many steps later</source>
        <translation>后一个班组或人员依次错后几步</translation>
    </message>
    <message>
        <source>what stands stays as it is</source>
        <translation>已有的班次不动</translation>
    </message>
    <message>
        <source>For whom (Space marks)</source>
        <translation>排给谁（空格勾选）</translation>
    </message>
    <message>
        <source>Fills {fills} blank, leaves {changes} others and {same} alike.</source>
        <translation>填入 {fills} 个空班，保留 {changes} 个不同的班次和 {same} 个相同的班次。</translation>
    </message>
    <message>
        <source>Fills {fills} blank, changes {changes}, {same} so already.</source>
        <translation>填入 {fills} 个空班，改动 {changes} 个，{same} 个已经相同。</translation>
    </message>
    <message>
        <source>by the calendar</source>
        <translation>按工作日历</translation>
    </message>
    <message>
        <source>On leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>D</source>
        <translation>白</translation>
    </message>
    <message>
        <source>N</source>
        <translation>夜</translation>
    </message>
    <message>
        <source>C</source>
        <translation>备</translation>
    </message>
    <message>
        <source>R</source>
        <translation>休</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>L</source>
        <translation>假</translation>
    </message>
    <message>
        <source>Mo</source>
        <translation>一</translation>
    </message>
    <message>
        <source>Tu</source>
        <translation>二</translation>
    </message>
    <message>
        <source>We</source>
        <translation>三</translation>
    </message>
    <message>
        <source>Th</source>
        <translation>四</translation>
    </message>
    <message>
        <source>Fr</source>
        <translation>五</translation>
    </message>
    <message>
        <source>Sa</source>
        <translation>六</translation>
    </message>
    <message>
        <source>Su</source>
        <translation>日</translation>
    </message>
    <message>
        <source>work</source>
        <translation>班</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>make-up working day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>past the calendar&apos;s notices</source>
        <translation>超出已公布的日历</translation>
    </message>
    <message>
        <source>no shift entered</source>
        <translation>没有排班</translation>
    </message>
    <message>
        <source>own shift</source>
        <translation>本人班次</translation>
    </message>
    <message>
        <source>as the crew</source>
        <translation>随班组</translation>
    </message>
    <message>
        <source>with {crew}</source>
        <translation>借调到 {crew}</translation>
    </message>
    <message>
        <source>on leave: {kind}</source>
        <translation>请假：{kind}</translation>
    </message>
    <message>
        <source>{shift}: {present} of {needed} people</source>
        <translation>{shift}：在岗 {present} 人，应有 {needed} 人</translation>
    </message>
    <message>
        <source>no shift entered for the crew</source>
        <translation>班组没有排班</translation>
    </message>
    <message>
        <source>{people} people on no shift</source>
        <translation>{people} 人没有排班</translation>
    </message>
    <message>
        <source>no post licence on record</source>
        <translation>没有登记上岗证</translation>
    </message>
    <message>
        <source>post licence in date until {day}</source>
        <translation>上岗证有效至 {day}</translation>
    </message>
    <message>
        <source>{hours} h between two shifts, {needed} h needed</source>
        <translation>两班间隔 {hours} 小时，应有 {needed} 小时</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>member</source>
        <translation>组员</translation>
    </message>
    <message>
        <source>driver</source>
        <translation>驾驶员</translation>
    </message>
</context>
<context>
    <name>Rulebook</name>
    <message>
        <source>Placement rules</source>
        <translation>派工规则</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有改动。</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Kept for &amp;emergencies</source>
        <translation>抢修预留(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Days before a due date is told</source>
        <translation>到期前多少天提醒(&amp;D)</translation>
    </message>
    <message>
        <source>Why, and who agreed</source>
        <translation>为什么改，谁同意的</translation>
    </message>
    <message>
        <source>Reason of the change</source>
        <translation>修改原因</translation>
    </message>
    <message>
        <source>Enter: next weight   Ctrl+Enter: save   Esc: leave</source>
        <translation>回车 换力度   Ctrl+回车 保存   Esc 离开</translation>
    </message>
    <message>
        <source>&amp;Save  Ctrl+Enter</source>
        <translation>保存(&amp;S)  Ctrl+回车</translation>
    </message>
    <message>
        <source>The rules hold from today on, as edition {edition}.</source>
        <translation>派工规则从今天起生效，版本 {edition}。</translation>
    </message>
    <message>
        <source>Nobody may send the crew. It is left out of every suggestion.</source>
        <translation>谁都不能派；推荐中排除。</translation>
    </message>
    <message>
        <source>Only a supervisor may, and writes why. The reason is kept and printed on the order. Suggestions leave the crew out.</source>
        <translation>只有主任写明原因才能派，原因记入并印在派工单上；推荐中排除。</translation>
    </message>
    <message>
        <source>It is said beside the form and stops nobody. Suggestions keep the crew.</source>
        <translation>只在旁边提示，不拦；推荐中保留。</translation>
    </message>
    <message>
        <source>This cannot be changed: the record itself would be wrong.</source>
        <translation>这一条不能改：否则记录本身会出错。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>力度</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>出厂设定</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>Returned paper</source>
        <translation>纸单回收</translation>
    </message>
    <message>
        <source>Take in files</source>
        <translation>收入扫描件</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>盯住文件夹</translation>
    </message>
    <message>
        <source>Stop taking in</source>
        <translation>停止收入</translation>
    </message>
    <message>
        <source>File to this number</source>
        <translation>归入这个单号</translation>
    </message>
    <message>
        <source>Set the page aside</source>
        <translation>搁置这一页</translation>
    </message>
    <message>
        <source>Let the page wait again</source>
        <translation>退回待认领</translation>
    </message>
    <message>
        <source>Open its ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>收入时间</translation>
    </message>
    <message>
        <source>all pages</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.bmp)</source>
        <translation>扫描件 (*.pdf *.tif *.tiff *.jpg *.jpeg *.png *.bmp)</translation>
    </message>
    <message>
        <source>Type the number of the order or the ticket.</source>
        <translation>请填派工单或工单的单号。</translation>
    </message>
    <message>
        <source>Which pages</source>
        <translation>显示哪些页</translation>
    </message>
    <message>
        <source>Number of the order or ticket; or why the page is set aside</source>
        <translation>派工单或工单的单号；搁置时写原因</translation>
    </message>
    <message>
        <source>No page has come back</source>
        <translation>还没有收回的纸单</translation>
    </message>
    <message>
        <source>Scan the signed papers, then take the files in (Ctrl+O).</source>
        <translation>把签好字的纸扫描成文件，再从这里收入（Ctrl+O）。</translation>
    </message>
    <message>
        <source>{state}: {number}</source>
        <translation>{state}：{number}</translation>
    </message>
    <message>
        <source>{filed} filed, {waiting} waiting for a number, {unsigned} not signed, {again} taken in before.</source>
        <translation>归入 {filed} 页，待认领 {waiting} 页，未签 {unsigned} 页，以前收过 {again} 页。</translation>
    </message>
    <message>
        <source>Watching {folder}.</source>
        <translation>正在盯住 {folder}。</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签的</translation>
    </message>
    <message>
        <source>Copy what the sheet says</source>
        <translation>补录这张单子</translation>
    </message>
    <message>
        <source>Pages as pictures</source>
        <translation>页面缩略图</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Building the demonstration county, once, in about a minute…</source>
        <translation>正在建立演示县，只建一次，大约一分钟……</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Remove the demonstration</source>
        <translation>删除演示</translation>
    </message>
    <message>
        <source>The made-up county and everything tried out in it are deleted, and the console closes. Your own office is another file and stays as it is.</source>
        <translation>将删除演示县和在里面试过的一切，并关闭派单台。您自己的办公室是另一份文件，不受影响。</translation>
    </message>
    <message>
        <source>&amp;Remove and close</source>
        <translation>删除并关闭(&amp;R)</translation>
    </message>
    <message>
        <source>Opening the office…</source>
        <translation>正在打开办公室…</translation>
    </message>
    <message>
        <source>Demonstrator</source>
        <translation>演示人员</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何页面</translation>
    </message>
    <message>
        <source>First screen of the rail, and so on to Ctrl+9</source>
        <translation>左栏第一个页面，依次到 Ctrl+9</translation>
    </message>
    <message>
        <source>Command line: type what is to be done</source>
        <translation>命令行：直接输入要做的事</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>全局查找</translation>
    </message>
    <message>
        <source>Ask again for what is shown</source>
        <translation>刷新当前内容</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>下一个区域</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>这张表</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Close the console</source>
        <translation>关闭派单台</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>About Paidan</source>
        <translation>关于派单台</translation>
    </message>
    <message>
        <source>The dispatch console of a county maintenance office.</source>
        <translation>县代维办公室的派单台。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>The program met a fault of its own. What was saved is safe, what was being typed is kept as a draft, and you can go on. Please copy this report to whoever looks after the program.</source>
        <translation>程序自身出了错。已保存的记录都完好，正在填写的内容已存为草稿，可以继续工作。请把这份报告复制给程序维护人员。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Log: {file}</source>
        <translation>日志：{file}</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>中文 / English</source>
        <translation>中文 / English</translation>
    </message>
    <message>
        <source>Day or night look</source>
        <translation>日间 / 夜间外观</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ook</source>
        <translation>外观(&amp;O)</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>锁定(&amp;K)</translation>
    </message>
    <message>
        <source>Change &amp;password</source>
        <translation>修改密码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>退出登录(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Paidan</source>
        <translation>关于派单台(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove the demonstration…</source>
        <translation>删除演示(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日间(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Night</source>
        <translation>夜间(&amp;N)</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Big text</source>
        <translation>大字(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation>菜单(&amp;M)</translation>
    </message>
    <message>
        <source>Take back what this desk did last</source>
        <translation>撤销本席位上一步</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做刚撤销的一步</translation>
    </message>
    <message>
        <source>New phone visit</source>
        <translation>新电话拜访</translation>
    </message>
    <message>
        <source>Alarms: what presses, seen or later</source>
        <translation>告警：确认或稍后提醒</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Placement &amp;rules…</source>
        <translation>派工规则(&amp;R)…</translation>
    </message>
    <message>
        <source>Open a number; a scanned one opens by itself</source>
        <translation>按单号打开；扫码会自动打开</translation>
    </message>
    <message>
        <source>{number} was scanned. Close this first, then scan it again.</source>
        <translation>扫到 {number}。请先关闭当前窗口，再扫一次。</translation>
    </message>
    <message>
        <source>{number} was scanned, and no record answers to it.</source>
        <translation>扫到 {number}，没有找到对应的记录。</translation>
    </message>
    <message>
        <source>Open a number</source>
        <translation>按单号打开</translation>
    </message>
    <message>
        <source>Whole number or its end: 7, GZ 7, 0007-P1</source>
        <translation>完整单号或尾号：7、GZ 7、0007-P1</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>&amp;Open  Enter</source>
        <translation>打开(&amp;O)  Enter</translation>
    </message>
    <message>
        <source>No record answers to {text}. Check it, or type only its end.</source>
        <translation>没有找到“{text}”。请核对，或只输入尾号。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Demo · {office}</source>
        <translation>演示 · {office}</translation>
    </message>
    <message>
        <source>O&amp;ffice, county and phones…</source>
        <translation>本办资料(&amp;F)…</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>&amp;Sign in</source>
        <translation>登录(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>账号(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Set up this office</source>
        <translation>建立本办公室</translation>
    </message>
    <message>
        <source>There are no records here yet. The office code heads every ticket number and stays for good; the account is the supervisor&apos;s.</source>
        <translation>这里还没有任何记录。办公室代码是每张单号的开头，定下后不再更改；这个账号是主任的账号。</translation>
    </message>
    <message>
        <source>Office &amp;code</source>
        <translation>办公室代码(&amp;C)</translation>
    </message>
    <message>
        <source>Such as LX</source>
        <translation>例如 LX</translation>
    </message>
    <message>
        <source>Office &amp;name</source>
        <translation>办公室名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>您的姓名(&amp;Y)</translation>
    </message>
    <message>
        <source>At least 10 characters of three kinds: capitals, small, digits, signs</source>
        <translation>至少 10 个字符，含大写、小写、数字、符号中的三种</translation>
    </message>
    <message>
        <source>Password a&amp;gain</source>
        <translation>再输一次密码(&amp;G)</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>设置新密码</translation>
    </message>
    <message>
        <source>The password of this account was set by somebody else.</source>
        <translation>这个账号的密码是别人设的，请换成自己的。</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>修改(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Present password</source>
        <translation>现在的密码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>新密码(&amp;N)</translation>
    </message>
    <message>
        <source>New password a&amp;gain</source>
        <translation>再输一次新密码(&amp;G)</translation>
    </message>
    <message>
        <source>The office cannot be opened</source>
        <translation>办公室打不开</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>May stay empty, and can be chosen later</source>
        <translation>可以留空，以后再选</translation>
    </message>
    <message>
        <source>Crea&amp;te the office</source>
        <translation>建立办公室(&amp;T)</translation>
    </message>
    <message>
        <source>C&amp;ounty</source>
        <translation>县区(&amp;O)</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>{order} slips by {length} to {at}</source>
        <translation>{order} 顺延 {length}，到 {at}</translation>
    </message>
    <message>
        <source>, past its promise of {due}</source>
        <translation>，超过应恢复 {due}</translation>
    </message>
    <message>
        <source>, out of its agreed window</source>
        <translation>，超出约定时段</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>将超时</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>To call back</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
</context>
<context>
    <name>Suggest</name>
    <message>
        <source>Suggested crews</source>
        <translation>派单推荐</translation>
    </message>
    <message>
        <source>Everything about this crew</source>
        <translation>该班组明细</translation>
    </message>
    <message>
        <source>A suggestion sends nobody: Enter opens the form filled in.</source>
        <translation>推荐不会派单：回车打开派单表并填好。</translation>
    </message>
    <message>
        <source>&amp;Open the form  Enter</source>
        <translation>打开派单表(&amp;O)  回车</translation>
    </message>
    <message>
        <source>due {due}</source>
        <translation>应恢复 {due}</translation>
    </message>
    <message>
        <source>{fit} may go, {out} left out</source>
        <translation>可派 {fit} 个，排除 {out} 个</translation>
    </message>
    <message>
        <source>No crew is entered yet. Enter the first in the form.</source>
        <translation>还没有班组。请在派单表里登记第一个。</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>points in all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Print the slip or receipt</source>
        <translation>打印单据、盘点单</translation>
    </message>
    <message>
        <source>Record a calibration</source>
        <translation>登记校准证书</translation>
    </message>
    <message>
        <source>Change the state</source>
        <translation>变更状态</translation>
    </message>
    <message>
        <source>Enter a due day</source>
        <translation>登记到期日</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Go to it in the register</source>
        <translation>到台账中查看</translation>
    </message>
    <message>
        <source>Take off the register</source>
        <translation>移出台账</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation>仪表</translation>
    </message>
    <message>
        <source>What falls due</source>
        <translation>到期提醒</translation>
    </message>
    <message>
        <source>The standard</source>
        <translation>配置达标</translation>
    </message>
    <message>
        <source>due back {when}</source>
        <translation>应还 {when}</translation>
    </message>
    <message>
        <source>for {order}</source>
        <translation>派工单 {order}</translation>
    </message>
    <message>
        <source>Due days</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>领用记录</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>仪表</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>最近到期</translation>
    </message>
    <message>
        <source>Late back: {borrower}</source>
        <translation>逾期未还 {borrower}</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Calibrated on</source>
        <translation>校准日期</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书号</translation>
    </message>
    <message>
        <source>Calibrated by</source>
        <translation>校准机构</translation>
    </message>
    <message>
        <source>Borrower</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>领用</translation>
    </message>
    <message>
        <source>Due back</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>归还时间</translation>
    </message>
    <message>
        <source>State on return</source>
        <translation>归还情况</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>放行人</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Deed</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>应配</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>配置标准</translation>
    </message>
    <message>
        <source>Why it falls short</source>
        <translation>不足原因</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Things and people</source>
        <translation>车辆、仪表和人员</translation>
    </message>
    <message>
        <source>Everything due</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Every crew</source>
        <translation>全部班组</translation>
    </message>
    <message>
        <source>Nothing falls due</source>
        <translation>没有到期事项</translation>
    </message>
    <message>
        <source>Nothing here is overdue or within the lead times.</source>
        <translation>这里没有已过期或临近到期的事项。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Past due</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Within {n} d</source>
        <translation>{n} 天内</translation>
    </message>
    <message>
        <source>Staff papers</source>
        <translation>人员证件</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Due day entered</source>
        <translation>登记到期日</translation>
    </message>
    <message>
        <source>Due day changed</source>
        <translation>改到期日</translation>
    </message>
    <message>
        <source>Due and done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Put on record</source>
        <translation>建档</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>State changed</source>
        <translation>变更状态</translation>
    </message>
    <message>
        <source>Lease renewed</source>
        <translation>续租</translation>
    </message>
    <message>
        <source>Off the register</source>
        <translation>移出台账</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Up to standard</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计</translation>
    </message>
    <message>
        <source>&amp;Shortages only</source>
        <translation>只看不足(&amp;S)</translation>
    </message>
    <message>
        <source>Only what is in date, serviceable and in store counts, crew by crew; the rate is what counts of what is needed, no row above its need.</source>
        <translation>只计在有效期内、完好且在库的；按班组配置的逐班组计算。达标率＝可用÷应配，单项最高按应配计。</translation>
    </message>
    <message>
        <source>Standard met {rate}</source>
        <translation>达标率 {rate}</translation>
    </message>
    <message>
        <source>Norms {edition}</source>
        <translation>规范 {edition}</translation>
    </message>
    <message>
        <source>{n} short</source>
        <translation>缺 {n}</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>no register</source>
        <translation>无台账</translation>
    </message>
    <message>
        <source>for the office&apos;s area</source>
        <translation>本办辖区</translation>
    </message>
    <message>
        <source>for each crew</source>
        <translation>每个班组</translation>
    </message>
    <message>
        <source>for each shift</source>
        <translation>每班次</translation>
    </message>
    <message>
        <source>for the office</source>
        <translation>全办</translation>
    </message>
    <message>
        <source>for every two crews</source>
        <translation>每两个班组</translation>
    </message>
    <message>
        <source>{n} {per}</source>
        <translation>{per} {n}</translation>
    </message>
    <message>
        <source>Not kept in a register; count it by hand.</source>
        <translation>没有台账，请人工清点。</translation>
    </message>
    <message>
        <source>{n} out of date</source>
        <translation>{n} 件过期</translation>
    </message>
    <message>
        <source>{n} not serviceable</source>
        <translation>{n} 件送检或停用</translation>
    </message>
    <message>
        <source>{n} lent out</source>
        <translation>{n} 件在外</translation>
    </message>
    <message>
        <source>{n} with fewer than two people</source>
        <translation>{n} 个班组不足两人</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>without: {crews}</source>
        <translation>缺配：{crews}</translation>
    </message>
    <message>
        <source>none registered</source>
        <translation>没有登记</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>列出</translation>
    </message>
    <message>
        <source>Lent out</source>
        <translation>在外</translation>
    </message>
    <message>
        <source>Not back in time</source>
        <translation>逾期未还</translation>
    </message>
    <message>
        <source>the office itself</source>
        <translation>本办公用</translation>
    </message>
    <message>
        <source>Plate, number, name, crew or keeper</source>
        <translation>车牌、编号、名称、班组或保管人</translation>
    </message>
    <message>
        <source>Find in the register</source>
        <translation>在台账中查找</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>没有选中</translation>
    </message>
    <message>
        <source>Choose a line on the left, or enter something new.</source>
        <translation>请在左边选一行，或新建一条。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自有</translation>
    </message>
    <message>
        <source>leased</source>
        <translation>租赁</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>新增车辆</translation>
    </message>
    <message>
        <source>New instrument</source>
        <translation>新增仪表</translation>
    </message>
    <message>
        <source>It is in the register.</source>
        <translation>已登记到台账。</translation>
    </message>
    <message>
        <source>Change {number}</source>
        <translation>修改 {number}</translation>
    </message>
    <message>
        <source>{number} is changed.</source>
        <translation>{number} 已修改。</translation>
    </message>
    <message>
        <source>Lend {number}</source>
        <translation>领用 {number}</translation>
    </message>
    <message>
        <source>with a borrower named, the borrower&apos;s own</source>
        <translation>选了领用人时，按领用人所在班组登记</translation>
    </message>
    <message>
        <source>only if it goes out for one</source>
        <translation>为某张工单领用时填写</translation>
    </message>
    <message>
        <source>complete, clean, what is missing</source>
        <translation>是否齐全、清洁，缺少什么</translation>
    </message>
    <message>
        <source>Take back {number}</source>
        <translation>归还 {number}</translation>
    </message>
    <message>
        <source>{number} is back.</source>
        <translation>{number} 已归还。</translation>
    </message>
    <message>
        <source>Change the state of {number}</source>
        <translation>变更 {number} 的状态</translation>
    </message>
    <message>
        <source>needed but for going back in store</source>
        <translation>除在库外必须填写</translation>
    </message>
    <message>
        <source>{number} has its new state.</source>
        <translation>{number} 的状态已变更。</translation>
    </message>
    <message>
        <source>Calibration of {number}</source>
        <translation>{number} 校准证书</translation>
    </message>
    <message>
        <source>The certificate of {number} is kept.</source>
        <translation>{number} 的证书已登记。</translation>
    </message>
    <message>
        <source>for service only</source>
        <translation>仅保养填写</translation>
    </message>
    <message>
        <source>Due day of {number}</source>
        <translation>{number} 的到期日</translation>
    </message>
    <message>
        <source>The due day is kept.</source>
        <translation>到期日已登记。</translation>
    </message>
    <message>
        <source>{what} done: {whose}</source>
        <translation>办结 {what}：{whose}</translation>
    </message>
    <message>
        <source>{what} of {whose} is done.</source>
        <translation>{whose} 的{what}已办结。</translation>
    </message>
    <message>
        <source>the day on the paper</source>
        <translation>按证件上的日期填写</translation>
    </message>
    <message>
        <source>blank if it falls due no more</source>
        <translation>不再到期的留空</translation>
    </message>
    <message>
        <source>Note on {number}</source>
        <translation>{number} 的备注</translation>
    </message>
    <message>
        <source>The note is kept.</source>
        <translation>备注已保存。</translation>
    </message>
    <message>
        <source>Take {number} off the register</source>
        <translation>把 {number} 移出台账</translation>
    </message>
    <message>
        <source>{number} is off the register; its past is kept.</source>
        <translation>{number} 已移出台账，历史记录保留。</translation>
    </message>
    <message>
        <source>damaged: goes to repair</source>
        <translation>有损坏，转维修</translation>
    </message>
    <message>
        <source>no certificate on record</source>
        <translation>没有证书</translation>
    </message>
    <message>
        <source>last day today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>{n} km over</source>
        <translation>超 {n} 公里</translation>
    </message>
    <message>
        <source>{n} km left</source>
        <translation>还有 {n} 公里</translation>
    </message>
    <message>
        <source>{n} d left</source>
        <translation>还有 {n} 天</translation>
    </message>
    <message>
        <source>{n} d over</source>
        <translation>过期 {n} 天</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} 公里</translation>
    </message>
    <message>
        <source>Instrument name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>权属</translation>
    </message>
    <message>
        <source>Lease ends</source>
        <translation>租期至</translation>
    </message>
    <message>
        <source>Keeper</source>
        <translation>保管人</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>里程表（公里）</translation>
    </message>
    <message>
        <source>Fuel card</source>
        <translation>油卡</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>For ticket</source>
        <translation>对应工单</translation>
    </message>
    <message>
        <source>Supervisor&apos;s reason</source>
        <translation>主任放行原因</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>New state</source>
        <translation>新状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Due at, km</source>
        <translation>到期里程（公里）</translation>
    </message>
    <message>
        <source>Next on</source>
        <translation>下次日期</translation>
    </message>
    <message>
        <source>Next at, km</source>
        <translation>下次里程（公里）</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>车辆仪表</translation>
    </message>
    <message>
        <source>Take parts in</source>
        <translation>备件入库</translation>
    </message>
    <message>
        <source>Out or back</source>
        <translation>出车/回车</translation>
    </message>
    <message>
        <source>Enter a trip that is over</source>
        <translation>补录出车</translation>
    </message>
    <message>
        <source>Enter fuel</source>
        <translation>登记加油</translation>
    </message>
    <message>
        <source>Correct the odometer</source>
        <translation>更正里程表</translation>
    </message>
    <message>
        <source>Finish the count</source>
        <translation>结束盘点</translation>
    </message>
    <message>
        <source>Save the receipt of the count</source>
        <translation>盘点单存为表格</translation>
    </message>
    <message>
        <source>Spare parts</source>
        <translation>备件</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Driving</source>
        <translation>行车</translation>
    </message>
    <message>
        <source>{jobs} km for jobs, {others} km without one</source>
        <translation>工单用车 {jobs} 公里，其他 {others} 公里</translation>
    </message>
    <message>
        <source>Driven</source>
        <translation>行驶</translation>
    </message>
    <message>
        <source>{n} l per 100 km</source>
        <translation>百公里 {n} 升</translation>
    </message>
    <message>
        <source>Consumption</source>
        <translation>油耗</translation>
    </message>
    <message>
        <source>Accessories missing</source>
        <translation>缺少附件</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>客户合同</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation>加油</translation>
    </message>
    <message>
        <source>Odometer</source>
        <translation>里程</translation>
    </message>
    <message>
        <source>Odometer corrected</source>
        <translation>更正里程表</translation>
    </message>
    <message>
        <source>{number} leaves</source>
        <translation>{number} 出车</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶员</translation>
    </message>
    <message>
        <source>its kilometres count for this job</source>
        <translation>里程计入这张工单</translation>
    </message>
    <message>
        <source>{number} has left.</source>
        <translation>{number} 已出车。</translation>
    </message>
    <message>
        <source>{number} is back</source>
        <translation>{number} 回车</translation>
    </message>
    <message>
        <source>blank keeps what was said on leaving</source>
        <translation>不填则沿用出车时所填</translation>
    </message>
    <message>
        <source>A trip of {number} that is over</source>
        <translation>补录 {number} 的出车</translation>
    </message>
    <message>
        <source>The trip is in the log.</source>
        <translation>出车已补录。</translation>
    </message>
    <message>
        <source>Fuel for {number}</source>
        <translation>{number} 加油</translation>
    </message>
    <message>
        <source>The fuel is in the log.</source>
        <translation>加油已登记。</translation>
    </message>
    <message>
        <source>Odometer of {number}</source>
        <translation>更正 {number} 的里程表</translation>
    </message>
    <message>
        <source>The odometer is set.</source>
        <translation>里程表已更正。</translation>
    </message>
    <message>
        <source>New spare part</source>
        <translation>新建备件</translation>
    </message>
    <message>
        <source>{what} comes in</source>
        <translation>{what} 入库</translation>
    </message>
    <message>
        <source>{what} is in store.</source>
        <translation>{what} 已入库。</translation>
    </message>
    <message>
        <source>the old part has to come back</source>
        <translation>旧件须交回</translation>
    </message>
    <message>
        <source>where it is known</source>
        <translation>知道就填</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Hand out {what}</source>
        <translation>领用 {what}</translation>
    </message>
    <message>
        <source>{what} comes back unused</source>
        <translation>{what} 退库</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>退库人</translation>
    </message>
    <message>
        <source>Scrap {what}</source>
        <translation>报废 {what}</translation>
    </message>
    <message>
        <source>{what} is off the book.</source>
        <translation>{what} 已销账。</translation>
    </message>
    <message>
        <source>Old part for {what}</source>
        <translation>收回旧件：{what}</translation>
    </message>
    <message>
        <source>The old part is back.</source>
        <translation>旧件已收回。</translation>
    </message>
    <message>
        <source>scan it or type it</source>
        <translation>扫码或输入</translation>
    </message>
    <message>
        <source>{n} in store</source>
        <translation>库存 {n}</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>tells several of a kind apart</source>
        <translation>同类有几项时用来区分</translation>
    </message>
    <message>
        <source>months, if it comes again by itself</source>
        <translation>按月循环时填写</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Every, months</source>
        <translation>周期（月）</translation>
    </message>
    <message>
        <source>Every, km</source>
        <translation>周期（公里）</translation>
    </message>
    <message>
        <source>Not come back</source>
        <translation>未交回的附件</translation>
    </message>
    <message>
        <source>Odometer on leaving, km</source>
        <translation>出车里程（公里）</translation>
    </message>
    <message>
        <source>Odometer on return, km</source>
        <translation>回车里程（公里）</translation>
    </message>
    <message>
        <source>What happened on the way</source>
        <translation>途中情况</translation>
    </message>
    <message>
        <source>Litres</source>
        <translation>升数</translation>
    </message>
    <message>
        <source>Yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Filling station</source>
        <translation>加油站</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>At least in store</source>
        <translation>最低库存</translation>
    </message>
    <message>
        <source>Serial numbers</source>
        <translation>序列号管理</translation>
    </message>
    <message>
        <source>Old for new</source>
        <translation>以旧换新</translation>
    </message>
    <message>
        <source>Serial of the old part</source>
        <translation>旧件序列号</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>旧件去向</translation>
    </message>
    <message>
        <source>Spare part</source>
        <translation>备件名称</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>In store</source>
        <translation>在库</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Old parts owed</source>
        <translation>待还旧件</translation>
    </message>
    <message>
        <source>Shelf</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Last moved</source>
        <translation>最近出入库</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>入库时间</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>出入库</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>still owed</source>
        <translation>待还</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>still counting</source>
        <translation>盘点中</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>On the book</source>
        <translation>账面</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实盘</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>盘到时间</translation>
    </message>
    <message>
        <source>away, as on the book</source>
        <translation>外出，与账一致</translation>
    </message>
    <message>
        <source>Km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路线</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>fuel {litres} l</source>
        <translation>加油 {litres} 升</translation>
    </message>
    <message>
        <source>on the road</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>trip</source>
        <translation>出车</translation>
    </message>
    <message>
        <source>&amp;Begin a count</source>
        <translation>开始盘点(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Differences only</source>
        <translation>只看差异(&amp;D)</translation>
    </message>
    <message>
        <source>{right} as on the book, {missing} missing, {surplus} too many, {unknown} unknown.</source>
        <translation>账实相符 {right}，盘亏 {missing}，盘盈 {surplus}，账外 {unknown}。</translation>
    </message>
    <message>
        <source>Finish {number}</source>
        <translation>结束 {number}</translation>
    </message>
    <message>
        <source>&amp;Correct the book to what was found</source>
        <translation>按实盘调整账面(&amp;C)</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>保存盘点单</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>盘点范围</translation>
    </message>
    <message>
        <source>Scan or type a code, Enter; -code takes one back</source>
        <translation>扫码或输入编码后回车；编码前加 - 表示减一</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>No count chosen</source>
        <translation>没有选中盘点单</translation>
    </message>
    <message>
        <source>Choose what to count on the left and begin.</source>
        <translation>在左边选择范围，点“开始盘点”。</translation>
    </message>
    <message>
        <source>{number} is finished. Ctrl+P prints the receipt.</source>
        <translation>{number} 已结束，按 Ctrl+P 打印盘点单。</translation>
    </message>
    <message>
        <source>The receipt is saved, {n} lines.</source>
        <translation>盘点单已保存，共 {n} 行。</translation>
    </message>
    <message>
        <source>Vehicles, instruments, spare parts</source>
        <translation>车辆 仪表 备件</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>监盘人</translation>
    </message>
    <message>
        <source>{stock} in store, at least {minimum}</source>
        <translation>在库 {stock}，最低 {minimum}</translation>
    </message>
    <message>
        <source>{n} too few</source>
        <translation>缺 {n}</translation>
    </message>
    <message>
        <source>each piece by its serial number</source>
        <translation>按序列号逐件管理</translation>
    </message>
    <message>
        <source>Shelf {shelf}</source>
        <translation>库位 {shelf}</translation>
    </message>
    <message>
        <source>Below the &amp;minimum</source>
        <translation>低于最低库存(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Old parts owed</source>
        <translation>待还旧件(&amp;O)</translation>
    </message>
    <message>
        <source>Too few</source>
        <translation>不足</translation>
    </message>
    <message>
        <source>Code, name, specification or shelf</source>
        <translation>编码、名称、规格或库位</translation>
    </message>
    <message>
        <source>No spare part chosen</source>
        <translation>没有选中备件</translation>
    </message>
    <message>
        <source>Choose a line on the left, or enter a new part with Ctrl+I.</source>
        <translation>在左边选一行，或按 Ctrl+I 新建备件。</translation>
    </message>
    <message>
        <source>What falls due by the month</source>
        <translation>到期日历</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>{number} is lent out. Ctrl+P prints the slip.</source>
        <translation>{number} 已领用，按 Ctrl+P 打印领用单。</translation>
    </message>
    <message>
        <source>{what} is handed out. Ctrl+P prints the slip.</source>
        <translation>{what} 已出库，按 Ctrl+P 打印领用单。</translation>
    </message>
    <message>
        <source>Month before  PgUp</source>
        <translation>上月  PgUp</translation>
    </message>
    <message>
        <source>Month after  PgDn</source>
        <translation>下月  PgDn</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>What falls due, by day</source>
        <translation>按日到期</translation>
    </message>
    <message>
        <source>{n} with fewer than two people present and in date</source>
        <translation>{n} 个在岗持证不足两人</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>出入库</translation>
    </message>
    <message>
        <source>Good until a new day</source>
        <translation>有效期更新</translation>
    </message>
    <message>
        <source>Taken back with its list</source>
        <translation>撤销导入</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>Find on the board</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show the ticket beside the board</source>
        <translation>在旁边显示工单</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>在单独窗口打开</translation>
    </message>
    <message>
        <source>History of the customer</source>
        <translation>客户往来</translation>
    </message>
    <message>
        <source>Copy the ticket number</source>
        <translation>复制工单号</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部在办</translation>
    </message>
    <message>
        <source>To accept, to dispatch</source>
        <translation>待受理、待派</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>在途与处理</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>To finish</source>
        <translation>待收尾</translation>
    </message>
    <message>
        <source>Nearly due</source>
        <translation>临超时</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应恢复</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催单</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation>专线</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>申告时间</translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Carrier&apos;s number</source>
        <translation>外部单号</translation>
    </message>
    <message>
        <source>Circuit and promise</source>
        <translation>专线与时限</translation>
    </message>
    <message>
        <source>Fault report</source>
        <translation>申告</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Locality</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Norm edition</source>
        <translation>规范版本</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>申告人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>受理渠道</translation>
    </message>
    <message>
        <source>First recipient</source>
        <translation>首问人</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>故障级别</translation>
    </message>
    <message>
        <source>Suspended until</source>
        <translation>挂起到</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>恢复时间</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>printed, not back yet</source>
        <translation>已打印，未回收</translation>
    </message>
    <message>
        <source>signed sheet is back</source>
        <translation>已回收</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Still to be told: {names}</source>
        <translation>还缺：{names}</translation>
    </message>
    <message>
        <source>Number, customer, circuit, phone, symptom</source>
        <translation>单号、客户、专线、电话、现象</translation>
    </message>
    <message>
        <source>Every crew</source>
        <translation>全部班组</translation>
    </message>
    <message>
        <source>Every grade</source>
        <translation>全部等级</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>{number} is on the clipboard.</source>
        <translation>{number} 已复制。</translation>
    </message>
    <message>
        <source>No ticket matches</source>
        <translation>没有符合条件的工单</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F clears the filters.</source>
        <translation>按 Ctrl+Shift+F 清除筛选。</translation>
    </message>
    <message>
        <source>No open ticket</source>
        <translation>没有在办工单</translation>
    </message>
    <message>
        <source>Ctrl+N takes a call.</source>
        <translation>按 Ctrl+N 受理来电。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟台账</translation>
    </message>
    <message>
        <source>Orders and prints</source>
        <translation>派工与打印</translation>
    </message>
    <message>
        <source>Customer&apos;s history</source>
        <translation>客户往来</translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation>还没有选工单</translation>
    </message>
    <message>
        <source>Choose one on the board; Ctrl+N takes a new call.</source>
        <translation>在左边的工单列表里选一张；按 Ctrl+N 受理新来电。</translation>
    </message>
    <message>
        <source>{number}: {verb} is done, the ticket is now {state}.</source>
        <translation>{number}：{verb}已完成，现为“{state}”。</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>应恢复 {time}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>现负责人</translation>
    </message>
    <message>
        <source>Suggested crews</source>
        <translation>推荐班组</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>维护界面</translation>
    </message>
    <message>
        <source>One ticket</source>
        <translation>单张工单</translation>
    </message>
    <message>
        <source>Other papers ...</source>
        <translation>其他单据…</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{label}: {value}</source>
        <translation>{label}：{value}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Entered late, {at}: {reason}</source>
        <translation>补录于 {at}：{reason}</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>还没有记录</translation>
    </message>
    <message>
        <source>Every step taken on the ticket is listed here.</source>
        <translation>对工单做的每一步都记在这里。</translation>
    </message>
    <message>
        <source>Taken back by {who}, {at}</source>
        <translation>{who}于 {at} 撤销</translation>
    </message>
    <message>
        <source>{step} (taken back)</source>
        <translation>{step}（已撤销）</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>A ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Phone visit</source>
        <translation>电话拜访</translation>
    </message>
    <message>
        <source>Site visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Follow-up call</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Done again: {steps}, {number}. It is “{state}” now.</source>
        <translation>已重做：{steps}，{number}，现为“{state}”。</translation>
    </message>
    <message>
        <source>Taken back: {steps}, {number}. It is “{state}” again; Ctrl+Y does it once more.</source>
        <translation>已撤销：{steps}，{number}，恢复为“{state}”。Ctrl+Y 重做。</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Customer care</source>
        <translation>客户维系</translation>
    </message>
    <message>
        <source>Phone visit</source>
        <translation>电话拜访</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>Mine to call</source>
        <translation>归我拨打</translation>
    </message>
    <message>
        <source>Give to a caller</source>
        <translation>分派拜访人</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>安排走访</translation>
    </message>
    <message>
        <source>Another day for the visit</source>
        <translation>走访改期</translation>
    </message>
    <message>
        <source>Correct the record</source>
        <translation>更正记录</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the month&apos;s ledger</source>
        <translation>打印月台账</translation>
    </message>
    <message>
        <source>Ledger of this customer</source>
        <translation>这个客户的台账</translation>
    </message>
    <message>
        <source>Ledger of this caller</source>
        <translation>这个拜访人的台账</translation>
    </message>
    <message>
        <source>Ledger of follow-up calls</source>
        <translation>回访记录台账</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>Attach a recording</source>
        <translation>附上录音</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>播放录音</translation>
    </message>
    <message>
        <source>Delete the recording</source>
        <translation>删除录音</translation>
    </message>
    <message>
        <source>Let callers try again</source>
        <translation>允许再拨</translation>
    </message>
    <message>
        <source>Give this visit up</source>
        <translation>放弃这次拜访</translation>
    </message>
    <message>
        <source>Go to the ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>History of the customer</source>
        <translation>客户往来</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Call list</source>
        <translation>拜访名单</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Visits in person</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺整改</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>拜访记录</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Who calls {customer}</source>
        <translation>{customer} 由谁拨打</translation>
    </message>
    <message>
        <source>&amp;Caller</source>
        <translation>拜访人(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Give</source>
        <translation>分派(&amp;G)</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>保存通话</translation>
    </message>
    <message>
        <source>Save, then the next one</source>
        <translation>保存并拨下一个</translation>
    </message>
    <message>
        <source>Dial or hang up</source>
        <translation>拨号或挂断</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>The line was busy</source>
        <translation>占线</translation>
    </message>
    <message>
        <source>The number is empty</source>
        <translation>空号</translation>
    </message>
    <message>
        <source>The customer wants to be rung later</source>
        <translation>客户改约时间</translation>
    </message>
    <message>
        <source>Somebody answered</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>A promise was kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>Phrase book</source>
        <translation>推荐用语</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>How this desk dials…</source>
        <translation>拨号方式…</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>问候</translation>
    </message>
    <message>
        <source>Customer asks</source>
        <translation>客户提问</translation>
    </message>
    <message>
        <source>Customer wants something</source>
        <translation>客户提要求</translation>
    </message>
    <message>
        <source>It cannot be done</source>
        <translation>办不到时</translation>
    </message>
    <message>
        <source>Promising</source>
        <translation>作承诺</translation>
    </message>
    <message>
        <source>Explaining a rule</source>
        <translation>解释规定</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>请签字</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>场合</translation>
    </message>
    <message>
        <source>Open promises (Enter: kept)</source>
        <translation>未兑现的承诺（回车：已兑现）</translation>
    </message>
    <message>
        <source>The last call</source>
        <translation>上次通话</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>最近往来</translation>
    </message>
    <message>
        <source>Enter puts a phrase where you were typing.</source>
        <translation>回车把这句话放进刚才填写的地方。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Nothing is promised.</source>
        <translation>没有未兑现的承诺。</translation>
    </message>
    <message>
        <source>Nobody rang before.</source>
        <translation>以前没有拜访过。</translation>
    </message>
    <message>
        <source>O&amp;utcome</source>
        <translation>接通结果(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Greeting</source>
        <translation>问候(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Equipment</source>
        <translation>设备运行(&amp;E)</translation>
    </message>
    <message>
        <source>Con&amp;firmed by</source>
        <translation>确认人(&amp;F)</translation>
    </message>
    <message>
        <source>How it runs</source>
        <translation>运行情况</translation>
    </message>
    <message>
        <source>Fault heard</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>On which circuit</source>
        <translation>所在专线</translation>
    </message>
    <message>
        <source>&amp;Satisfaction</source>
        <translation>满意度(&amp;S)</translation>
    </message>
    <message>
        <source>Recent repair</source>
        <translation>近期故障</translation>
    </message>
    <message>
        <source>Needs and &amp;leads</source>
        <translation>需求线索(&amp;L)</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>意见建议</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争信息</translation>
    </message>
    <message>
        <source>Customer&apos;s own words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Contact change</source>
        <translation>联系人变更</translation>
    </message>
    <message>
        <source>&amp;Promises</source>
        <translation>承诺事项(&amp;P)</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次拜访</translation>
    </message>
    <message>
        <source>Call again at</source>
        <translation>再拨时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>in use, runs well</source>
        <translation>在用，运行正常</translation>
    </message>
    <message>
        <source>does not run well</source>
        <translation>运行异常</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>还没有问</translation>
    </message>
    <message>
        <source>not on a circuit</source>
        <translation>不在专线上</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>没有问</translation>
    </message>
    <message>
        <source>no recent repair</source>
        <translation>近期没有故障</translation>
    </message>
    <message>
        <source>This desk dials that way from now on.</source>
        <translation>这台电脑今后按此拨号。</translation>
    </message>
    <message>
        <source>Whom to ring: name, initials, number or phone</source>
        <translation>打给谁：名称、首字母、编号或电话</translation>
    </message>
    <message>
        <source>Whom to ring</source>
        <translation>打给谁</translation>
    </message>
    <message>
        <source>The call you had begun is back.</source>
        <translation>上次没填完的通话已经恢复。</translation>
    </message>
    <message>
        <source>The customer confirmed it on the phone.</source>
        <translation>客户在电话里确认。</translation>
    </message>
    <message>
        <source>Nobody else has to be called now.</source>
        <translation>现在没有别的客户要拨打。</translation>
    </message>
    <message>
        <source>Nobody is called “{text}”.</source>
        <translation>没有叫“{text}”的客户。</translation>
    </message>
    <message>
        <source>{number} is saved.</source>
        <translation>{number} 已保存。</translation>
    </message>
    <message>
        <source>Ticket {ticket} is open with this call in it.</source>
        <translation>工单 {ticket} 已开，并记下了这次通话。</translation>
    </message>
    <message>
        <source>Rings well: {when}   ({hours})</source>
        <translation>适合拨打：{when}   ({hours})</translation>
    </message>
    <message>
        <source>Nobody here may be rung.</source>
        <translation>这里没有可以拨打的联系人。</translation>
    </message>
    <message>
        <source>Hang up  Ctrl+D</source>
        <translation>挂断  Ctrl+D</translation>
    </message>
    <message>
        <source>Dial  Ctrl+D</source>
        <translation>拨号  Ctrl+D</translation>
    </message>
    <message>
        <source>The record whole</source>
        <translation>完整记录</translation>
    </message>
    <message>
        <source>Choose a line on the left.</source>
        <translation>请在左边选择一行。</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>用语</translation>
    </message>
    <message>
        <source>Dialled</source>
        <translation>拨打经过</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Edit trail</source>
        <translation>修改经过</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>走访人员</translation>
    </message>
    <message>
        <source>People present</source>
        <translation>参加人员</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>走访目的</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>现场检查</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>客户意见</translation>
    </message>
    <message>
        <source>To be put right</source>
        <translation>整改计划</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片编号</translation>
    </message>
    <message>
        <source>done {when}: {result}</source>
        <translation>{when} 办结：{result}</translation>
    </message>
    <message>
        <source>{file}, kept until {day} at desk {desk}</source>
        <translation>{file}，在“{desk}”保存到 {day}</translation>
    </message>
    <message>
        <source>well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>rang</source>
        <translation>拨打</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>gave up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>let try again</source>
        <translation>允许再拨</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>entered the visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>nobody leaves</source>
        <translation>没有人离任</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>In whose place</source>
        <translation>接替谁</translation>
    </message>
    <message>
        <source>in place of {name}</source>
        <translation>接替 {name}</translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>现在不打会怎样</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Rings well</source>
        <translation>适合拨打</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>nobody may be rung</source>
        <translation>没有可拨的人</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>已拨</translation>
    </message>
    <message>
        <source>Last reached</source>
        <translation>上次接通</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>拜访人</translation>
    </message>
    <message>
        <source>supervisor decides</source>
        <translation>待主任处理</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>to be called</source>
        <translation>须回访</translation>
    </message>
    <message>
        <source>not drawn</source>
        <translation>未抽中</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Opinion or purpose</source>
        <translation>意见或目的</translation>
    </message>
    <message>
        <source>made</source>
        <translation>已走访</translation>
    </message>
    <message>
        <source>late</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>What {figure} was counted from (Enter opens it)</source>
        <translation>“{figure}”的计数明细（回车打开）</translation>
    </message>
    <message>
        <source>Only those &amp;drawn</source>
        <translation>只看抽中的(&amp;D)</translation>
    </message>
    <message>
        <source>To be called</source>
        <translation>须回访</translation>
    </message>
    <message>
        <source>Not drawn</source>
        <translation>未抽中</translation>
    </message>
    <message>
        <source>Follow-up of {number}: {customer}</source>
        <translation>回访 {number}：{customer}</translation>
    </message>
    <message>
        <source>No ticket waits for a follow-up call</source>
        <translation>没有待回访的工单</translation>
    </message>
    <message>
        <source>Tickets come here once their work was checked.</source>
        <translation>质检通过的工单会出现在这里。</translation>
    </message>
    <message>
        <source>Dialling {phone}</source>
        <translation>正在拨打 {phone}</translation>
    </message>
    <message>
        <source>{number}: the call is kept, it is “{state}” now.</source>
        <translation>{number}：回访已登记，现在是“{state}”。</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>yes, all is well</source>
        <translation>是，已修好</translation>
    </message>
    <message>
        <source>no: back to work</source>
        <translation>否，退回处理</translation>
    </message>
    <message>
        <source>Every caller</source>
        <translation>全部拜访人</translation>
    </message>
    <message>
        <source>Only who rings well &amp;now</source>
        <translation>只看现在适合拨打的(&amp;N)</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Lost after today</source>
        <translation>今天为限</translation>
    </message>
    <message>
        <source>Wait for an agreed day</source>
        <translation>约定改日</translation>
    </message>
    <message>
        <source>{customer} is {caller}&apos;s to call now.</source>
        <translation>{customer} 现在归 {caller} 拨打。</translation>
    </message>
    <message>
        <source>Customer, town or contact</source>
        <translation>客户、乡镇或联系人</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>在名单里查找</translation>
    </message>
    <message>
        <source>Nobody has to be called now</source>
        <translation>现在没有要拨打的客户</translation>
    </message>
    <message>
        <source>Calls come up by grade and class, after complaints and repairs, and for promises. Ctrl+Shift+N rings somebody all the same.</source>
        <translation>按等级和价值类的频次、投诉和修障之后、承诺到期，客户会自动列出。Ctrl+Shift+N 也可以直接拨打。</translation>
    </message>
    <message>
        <source>nobody&apos;s yet</source>
        <translation>还没有分派</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>接通结果</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备运行</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>完成值</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>How it is counted</source>
        <translation>计算口径</translation>
    </message>
    <message>
        <source>Follow-up rate, complaints</source>
        <translation>回访率（投诉）</translation>
    </message>
    <message>
        <source>Follow-up rate, other tickets</source>
        <translation>回访率（其他工单）</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>Every satisfaction</source>
        <translation>全部满意度</translation>
    </message>
    <message>
        <source>equipment not well</source>
        <translation>设备异常</translation>
    </message>
    <message>
        <source>wording to change</source>
        <translation>用语须改</translation>
    </message>
    <message>
        <source>outside the windows</source>
        <translation>时段外</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Customer, initials, number or promise</source>
        <translation>客户、首字母、编号或承诺</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>在记录里查找</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>有问题的</translation>
    </message>
    <message>
        <source>Twelve months</source>
        <translation>近十二个月</translation>
    </message>
    <message>
        <source>Wording to change</source>
        <translation>用语须改</translation>
    </message>
    <message>
        <source>Only {number}</source>
        <translation>只看 {number}</translation>
    </message>
    <message>
        <source>Correct {number}</source>
        <translation>更正 {number}</translation>
    </message>
    <message>
        <source>Give up {number}</source>
        <translation>放弃 {number}</translation>
    </message>
    <message>
        <source>Let callers try {number} again</source>
        <translation>允许再拨 {number}</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;Text (*.csv)</source>
        <translation>工作簿 (*.xlsx);;文本 (*.csv)</translation>
    </message>
    <message>
        <source>{count} calls are in {file}.</source>
        <translation>{count} 次拜访已写入 {file}。</translation>
    </message>
    <message>
        <source>No call is found</source>
        <translation>没有找到拜访记录</translation>
    </message>
    <message>
        <source>Choose another period, or fewer filters.</source>
        <translation>请换一个时间范围，或减少筛选条件。</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>谈话内容</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>承诺了什么</translation>
    </message>
    <message>
        <source>By which day</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Those &amp;done too</source>
        <translation>包括已办结(&amp;D)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未办结</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>重新跟踪</translation>
    </message>
    <message>
        <source>Customer, what, or who does it</source>
        <translation>客户、事项或责任人</translation>
    </message>
    <message>
        <source>Find in the promises</source>
        <translation>在承诺里查找</translation>
    </message>
    <message>
        <source>Nothing is promised</source>
        <translation>没有承诺或整改</translation>
    </message>
    <message>
        <source>Promises made on the phone and on visits come here.</source>
        <translation>电话里和走访中的承诺、整改会出现在这里。</translation>
    </message>
    <message>
        <source>Delete {file}</source>
        <translation>删除 {file}</translation>
    </message>
    <message>
        <source>{file} is attached to {number}.</source>
        <translation>{file} 已附到 {number}。</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Figure or note</source>
        <translation>数值或说明</translation>
    </message>
    <message>
        <source>Visit {number}: {customer}</source>
        <translation>走访 {number}：{customer}</translation>
    </message>
    <message>
        <source>runs well</source>
        <translation>运行正常</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>已走访</translation>
    </message>
    <message>
        <source>Another day for {number}</source>
        <translation>{number} 改期</translation>
    </message>
    <message>
        <source>Customer, initials or number</source>
        <translation>客户、首字母或编号</translation>
    </message>
    <message>
        <source>Find a visit</source>
        <translation>查找走访</translation>
    </message>
    <message>
        <source>No visit is planned or made</source>
        <translation>还没有走访</translation>
    </message>
    <message>
        <source>Plan the first one; what it finds is followed until done.</source>
        <translation>先安排一次走访；发现的问题会跟踪到办结。</translation>
    </message>
    <message>
        <source>{number} is planned.</source>
        <translation>{number} 已安排。</translation>
    </message>
    <message>
        <source>How this desk dials</source>
        <translation>拨号方式</translation>
    </message>
    <message>
        <source>&amp;Way to dial</source>
        <translation>拨号方式(&amp;W)</translation>
    </message>
    <message>
        <source>{number} stands for the digits. Examples:
tel:{number}
sip:{number}@pbx.local
&quot;C:/Phone/dial.exe&quot; --call {number}
The command runs as it stands, without a shell. Empty: tel:{number}</source>
        <translation>{number} 代表号码。例如：
tel:{number}
sip:{number}@pbx.local
&quot;C:/Phone/dial.exe&quot; --call {number}
命令原样运行，不经过命令行外壳。留空即 tel:{number}</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Our word is broken: {about}</source>
        <translation>对客户失信：{about}</translation>
    </message>
    <message>
        <source>The week after complaint {about} is over</source>
        <translation>投诉 {about} 后的七天期满</translation>
    </message>
    <message>
        <source>Repair {about} stays without a follow-up call</source>
        <translation>修障 {about} 没有回访</translation>
    </message>
    <message>
        <source>Promised: {about}</source>
        <translation>已承诺：{about}</translation>
    </message>
    <message>
        <source>After complaint {about}</source>
        <translation>投诉 {about} 之后</translation>
    </message>
    <message>
        <source>After repair {about}</source>
        <translation>修障 {about} 之后</translation>
    </message>
    <message>
        <source>Not reached yet ({about})</source>
        <translation>还没有接通（{about}）</translation>
    </message>
    <message>
        <source>Due by rhythm</source>
        <translation>按频次应拨</translation>
    </message>
    <message>
        <source>{words}, {days} d late</source>
        <translation>{words}，已过 {days} 天</translation>
    </message>
    <message>
        <source>{words} after today</source>
        <translation>{words}，今天为限</translation>
    </message>
    <message>
        <source>{words}, {days} d left</source>
        <translation>{words}，还有 {days} 天</translation>
    </message>
    <message>
        <source>now, until {time}</source>
        <translation>现在，到 {time}</translation>
    </message>
    <message>
        <source>no window ahead</source>
        <translation>近期没有合适时段</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>All numbers are spent: a supervisor decides.</source>
        <translation>号码都已拨过，请主任决定。</translation>
    </message>
    <message>
        <source>Next: ring another contact at {time}.</source>
        <translation>下一步：{time} 拨另一位联系人。</translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation>下次拨打：{time}。</translation>
    </message>
    <message>
        <source>{count} to change</source>
        <translation>{count} 处须改</translation>
    </message>
    <message>
        <source>What follows opens once the equipment is confirmed.</source>
        <translation>客户确认设备运行情况之后，下面各项才打开。</translation>
    </message>
    <message>
        <source>Nobody can be reached ({visit})</source>
        <translation>联系不上，待主任处理（{visit}）</translation>
    </message>
    <message>
        <source>Not reached, to be rung again ({about})</source>
        <translation>没有接通，该再拨了（{about}）</translation>
    </message>
    <message>
        <source>Give all shown to a caller</source>
        <translation>把列出的都分派给…</translation>
    </message>
    <message>
        <source>Delete recordings past their time</source>
        <translation>删除到期录音</translation>
    </message>
    <message>
        <source>How long recordings are kept…</source>
        <translation>录音保存多久…</translation>
    </message>
    <message>
        <source>{count} customers are {caller}&apos;s to call now.</source>
        <translation>{count} 户现在归 {caller} 拨打。</translation>
    </message>
    <message>
        <source>Recordings are kept {days} days from now on.</source>
        <translation>今后录音保存 {days} 天。</translation>
    </message>
    <message>
        <source>How long recordings are kept</source>
        <translation>录音保存多久</translation>
    </message>
    <message>
        <source>{count} recordings were past their time and are deleted.</source>
        <translation>{count} 段录音已到期并删除。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Putting the list together</source>
        <translation>正在整理名单</translation>
    </message>
    <message>
        <source>Every customer&apos;s rhythm, complaints and promises are read.</source>
        <translation>正在查看每个客户的频次、投诉和承诺。</translation>
    </message>
    <message>
        <source>Enter the result</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>The rhythm of calls is missed</source>
        <translation>拜访频次落空</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>Wallboard</source>
        <translation>大屏</translation>
    </message>
    <message>
        <source>Not current, as of {time}</source>
        <translation>数据已旧，截至 {time}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Nearly due</source>
        <translation>将超时</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>On time this month</source>
        <translation>本月及时率</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>没有待恢复的工单</translation>
    </message>
    <message>
        <source>late {time}</source>
        <translation>超时 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩 {time}</translation>
    </message>
    <message>
        <source>No crew has a shift today</source>
        <translation>今天没有班组在岗</translation>
    </message>
    <message>
        <source>off duty</source>
        <translation>不在岗</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>one sheet for each ply</source>
        <translation>每联一张</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印内容</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>no printer</source>
        <translation>没有打印机</translation>
    </message>
    <message>
        <source>the whole form</source>
        <translation>整张</translation>
    </message>
    <message>
        <source>only the data, onto stationery</source>
        <translation>套打（只打数据）</translation>
    </message>
    <message>
        <source>only what stationery had no room for</source>
        <translation>只打续页</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>Every job takes its standard time and the way there.</source>
        <translation>每单用标准工时加路途。</translation>
    </message>
    <message>
        <source>A job goes to the crew that really had it, unless another one able can begin half an hour sooner.</source>
        <translation>工单归原来的班组；别的能做的班组能早半小时以上开始的，归别的班组。</translation>
    </message>
    <message>
        <source>A job without its crew goes to whoever is able and can begin first.</source>
        <translation>没有原班组的工单，归能做且最早能开始的班组。</translation>
    </message>
    <message>
        <source>Two people go together, so four people can be in two places.</source>
        <translation>两人一组外出，四个人可以同时在两处。</translation>
    </message>
    <message>
        <source>Work begins within a shift of the roster and is finished once begun.</source>
        <translation>在排班班次内开工，开工就做完。</translation>
    </message>
    <message>
        <source>First reported, first begun.</source>
        <translation>先申告的先开工。</translation>
    </message>
    <message>
        <source>Nobody asks for a pause beyond those there were; due times stay.</source>
        <translation>除原有的挂起外不再挂起，应恢复时间不变。</translation>
    </message>
    <message>
        <source>Further tickets are drawn from those of the period, always the same ones.</source>
        <translation>增加的工单从本期工单里抽，每次抽到的相同。</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假设推演</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>One crew more, with the shifts of</source>
        <translation>增加一个班组，班次同</translation>
    </message>
    <message>
        <source>Without the crew</source>
        <translation>去掉班组</translation>
    </message>
    <message>
        <source>Shifts of a crew later by hours</source>
        <translation>班次推后（小时）</translation>
    </message>
    <message>
        <source>Absent the whole time</source>
        <translation>全程缺勤</translation>
    </message>
    <message>
        <source>More tickets a day</source>
        <translation>每天增加工单</translation>
    </message>
    <message>
        <source>Taken for granted</source>
        <translation>前提</translation>
    </message>
    <message>
        <source>By crew</source>
        <translation>按班组</translation>
    </message>
    <message>
        <source>{first} to {last}: {jobs} jobs of {crews} crews</source>
        <translation>{first} 至 {last}：{crews} 个班组，{jobs} 单</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Promises kept</source>
        <translation>及时单数</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>及时率</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负荷</translation>
    </message>
    <message>
        <source>Beyond the time on duty</source>
        <translation>超出在岗工时</translation>
    </message>
    <message>
        <source>Wait until work begins, the middle one</source>
        <translation>等待开工（中位数）</translation>
    </message>
    <message>
        <source>Nobody could begin</source>
        <translation>无人能开工</translation>
    </message>
    <message>
        <source>{points:+.1f} points</source>
        <translation>{points:+.1f} 个百分点</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>实际</translation>
    </message>
    <message>
        <source>Replayed as it was</source>
        <translation>照原样推演</translation>
    </message>
    <message>
        <source>With the change</source>
        <translation>改变后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Crew</source>
        <translation>班组</translation>
    </message>
    <message>
        <source>Jobs before</source>
        <translation>原单数</translation>
    </message>
    <message>
        <source>Jobs after</source>
        <translation>后单数</translation>
    </message>
    <message>
        <source>Load before</source>
        <translation>原负荷</translation>
    </message>
    <message>
        <source>Load after</source>
        <translation>后负荷</translation>
    </message>
    <message>
        <source>Beyond after</source>
        <translation>后超出</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>推演</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Somebody else saved {subject} first. What you entered is kept; please compare.</source>
        <translation>{subject} 已被别人先保存。您填的内容还在，请对照。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. It was recorded.</source>
        <translation>程序出了不该出的错，已经记录下来。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>“{words}”: {kinds}, must be changed. Better: {better}</source>
        <translation>“{words}”：{kinds}，必须修改。建议说：{better}</translation>
    </message>
    <message>
        <source>“{words}”: {kinds}. In plain words: {better}</source>
        <translation>“{words}”：{kinds}。通俗说法：{better}</translation>
    </message>
</context>
</TS>
