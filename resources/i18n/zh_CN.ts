<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused, {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept, {time} to spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed by {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearly due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
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
    <name>Facts</name>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none to choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bit errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor who agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirming call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caller&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First guess at the cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer who confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact&apos;s phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordination decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defects, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected to resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier&apos;s system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it fixed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instruments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other maintainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Materials, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was handled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminals changed, old then new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew checked itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service is still down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice slip number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others going</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told to the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor&apos;s waiver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who presses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is wrong, one defect a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. fibre jumper 2 pcs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. OLD123 NEW456</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is entered late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verb}: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save  Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put away  Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you had typed here is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Customer history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New ticket for this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer name, initials, number, circuit or phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, initials, number, circuit or phone above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found. Try fewer letters, or another part of the name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Take a call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save, then dispatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count as a repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another ticket all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the symptom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not about a circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open: {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the circuit has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The form is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed is kept; Ctrl+N brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone, name, initials, customer or circuit number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Caller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This call had been saved already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call you had begun is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted as a repeat on {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is saved: {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the caller&apos;s phone or name, then Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record. Service, reach and grade have to be chosen by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open tickets: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit shows once service, reach and grade are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore within {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First contact by {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On site by {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inferred, not printed in the norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default value, check it against the contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count as a repeat  Alt+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another ticket all the same  Alt+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This circuit is reported already:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last thirty days:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ircuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Symptom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier&apos;s system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record: open the ticket for “{text}” all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service was up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock starts once the ticket is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reported {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limit {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not counted otherwise {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sum} = due {due}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, by whom, on what proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} {reach} {grade}, norm {edition}</source>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>Moment</name>
    <message>
        <source>e.g. 1430, 21 09:00, +30, now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>Work order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reinforcing crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reprint {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was sent yet. Dispatch the ticket with Alt+2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing printed yet. Ctrl+P shows the work order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print register</source>
        <translation type="unfinished"></translation>
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
    <name>Shell</name>
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
        <source>New ticket</source>
        <translation>新工单</translation>
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
        <source>Demonstration · {office}</source>
        <translation>演示 · {office}</translation>
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
        <source>&amp;Create the office</source>
        <translation>建立办公室(&amp;C)</translation>
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
    <name>Tickets</name>
    <message>
        <source>Tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>Find on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the ticket beside the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the ticket number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>To finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circuit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carrier&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circuit and promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm edition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First recipient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>printed, not back yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed sheet is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still missing for the next step: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, customer, circuit, phone, symptom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every crew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ticket matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+F clears the filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No open ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N takes a call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders and prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer&apos;s history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one on the board; Ctrl+N takes a new call.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}: {verb} is done, the ticket is now {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{label}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered late, {at}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step taken on the ticket is listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>Ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
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
</context>
</TS>
