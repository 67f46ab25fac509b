"""The office's vocabulary: every closed list a record or a rule refers to."""

from enum import StrEnum


class ServiceGrade(StrEnum):
    """How fast the customer was promised service (客户服务等级)."""

    AAA = "AAA"
    AA = "AA"
    A = "A"
    STANDARD = "STANDARD"  # 普通级


class Reach(StrEnum):
    """How far a circuit runs (电路范围)."""

    WITHIN_PROVINCE = "within_province"  # 跨地市、地市内
    ACROSS_PROVINCES = "across_provinces"  # 跨省


class Service(StrEnum):
    """What a circuit carries (业务类别)."""

    SMS = "sms"  # 集团短彩信
    VOICE = "voice"  # 语音专线
    APN = "apn"  # APN专线
    INTERNET = "internet"  # 互联网专线
    DATA = "data"  # 数据专线
    OTHER = "other"  # 其他(家客宽带等)


class TicketKind(StrEnum):
    """What sort of work a ticket is (工单类别)."""

    FAULT = "fault"  # 故障
    ACTIVATION = "activation"  # 开通
    RELOCATION = "relocation"  # 移机
    REMOVAL = "removal"  # 拆机
    SURVEY = "survey"  # 勘查
    INSPECTION = "inspection"  # 巡检
    ROUTINE = "routine"  # 例行维护
    HAZARD = "hazard"  # 隐患
    CUTOVER = "cutover"  # 割接配合
    GUARANTEE = "guarantee"  # 重要保障
    INQUIRY = "inquiry"  # 咨询
    COMPLAINT = "complaint"  # 投诉

    @property
    def letters(self) -> str:
        """The kind letters in a ticket number (单类)."""
        return _LETTERS[self]


_LETTERS = {
    TicketKind.FAULT: "GZ",
    TicketKind.ACTIVATION: "KT",
    TicketKind.RELOCATION: "YJ",
    TicketKind.REMOVAL: "CJ",
    TicketKind.SURVEY: "KC",
    TicketKind.INSPECTION: "XJ",
    TicketKind.ROUTINE: "WH",
    TicketKind.HAZARD: "YH",
    TicketKind.CUTOVER: "GJ",
    TicketKind.GUARANTEE: "BZ",
    TicketKind.INQUIRY: "ZX",
    TicketKind.COMPLAINT: "TS",
}


class RequestCategory(StrEnum):
    """What a caller wants (服务请求类别)."""

    INQUIRY = "inquiry"  # 产品/价格/服务项目咨询
    COMPLAINT = "complaint"  # 一般客户投诉
    EQUIPMENT_FAULT = "equipment_fault"  # 设备报障
    GRAVE_COMPLAINT = "grave_complaint"  # 严重客户投诉和纠纷


class Channel(StrEnum):
    """How a request reached the office (受理渠道)."""

    PHONE = "phone"
    CARRIER_SYSTEM = "carrier_system"  # EOMS/BOSS/10086 工单
    ACCOUNT_MANAGER = "account_manager"
    WALK_IN = "walk_in"
    INSPECTION = "inspection"
    IMPORT = "import"


class Severity(StrEnum):
    """How grave a fault is (故障级别)."""

    ORDINARY = "ordinary"
    SERIOUS = "serious"  # 严重
    MAJOR = "major"  # 重大


class Importance(StrEnum):
    """Whose key customer this is (重要性)."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"


class ValueClass(StrEnum):
    """Value class of a customer or circuit (AB类/C类)."""

    A = "A"
    B = "B"
    C = "C"


class Industry(StrEnum):
    """The customer's trade (行业性质)."""

    FINANCE = "finance"
    TOURISM = "tourism"
    GOVERNMENT = "government"
    TRADE = "trade"
    CATERING = "catering"
    REAL_ESTATE = "real_estate"
    TRANSPORT = "transport"
    TELECOM = "telecom"
    MANUFACTURING = "manufacturing"
    PUBLIC_SERVICE = "public_service"
    CULTURE_HEALTH = "culture_health"
    EDUCATION = "education"
    OTHER = "other"


class SpendBand(StrEnum):
    """Monthly spend (消费额度), bands in yuan."""

    TOP = "top"  # >= 10000
    HIGH = "high"  # 3000-9999
    MIDDLE = "middle"  # 1000-2999
    LOW = "low"  # < 1000


class Segment(StrEnum):
    """Which part of the network is meant (维护段)."""

    AGGREGATION = "aggregation"  # 数据汇聚层
    ENTERPRISE_ACCESS = "enterprise_access"  # 集客接入
    RESIDENTIAL_ACCESS = "residential_access"  # 家客接入


class BoundarySide(StrEnum):
    """Which side of the ODF a thing is on (维护界面)."""

    INNER = "inner"
    OUTER = "outer"


class Locality(StrEnum):
    """How far out a site lies (区域类型); sets the arrival limit."""

    URBAN = "urban"  # 城区
    TOWNSHIP = "township"  # 乡镇
    REMOTE = "remote"  # 偏远


class Role(StrEnum):
    """What an account may do (角色)."""

    DISPATCHER = "dispatcher"  # 调度员
    SUPERVISOR = "supervisor"  # 主任
    CREW = "crew"  # 班组(装维人员)
    CHECKER = "checker"  # 质检员
    CALLER = "caller"  # 回访员
    KEEPER = "keeper"  # 仓管员
    CLERK = "clerk"  # 资料员


class CircuitState(StrEnum):
    """Whether a circuit is in use (电路状态)."""

    IN_SERVICE = "in_service"
    SUSPENDED = "suspended"
    REMOVED = "removed"


class Owner(StrEnum):
    """Whose property a terminal is (产权)."""

    CARRIER = "carrier"
    CUSTOMER = "customer"
    CONTRACTOR = "contractor"


class ThingState(StrEnum):
    """Where a vehicle or instrument stands (在库 领用 送检 维修 停用 报废)."""

    IN_STORE = "in_store"
    LENT = "lent"
    CALIBRATING = "calibrating"
    REPAIRING = "repairing"
    STOPPED = "stopped"
    SCRAPPED = "scrapped"


class ThingKind(StrEnum):
    """What can be lent or reserved."""

    VEHICLE = "vehicle"
    INSTRUMENT = "instrument"


class InstrumentKind(StrEnum):
    """Which instrument (仪表类别)."""

    OTDR = "otdr"
    POWER_METER = "power_meter"
    LIGHT_SOURCE = "light_source"
    SPLICER = "splicer"
    BERT_2M = "bert_2m"
    ETH_TESTER = "eth_tester"
    GROUND_TESTER = "ground_tester"
    MULTIMETER = "multimeter"
    RED_LIGHT_PEN = "red_light_pen"
    LINE_FINDER = "line_finder"
    CABLE_TESTER = "cable_tester"
    LABEL_PRINTER = "label_printer"


class DueKind(StrEnum):
    """What falls due on a thing or a person (到期类别)."""

    ANNUAL_INSPECTION = "annual_inspection"
    COMPULSORY_INSURANCE = "compulsory_insurance"
    COMMERCIAL_INSURANCE = "commercial_insurance"
    SERVICE_KM = "service_km"
    LEASE = "lease"
    CALIBRATION = "calibration"
    FUNCTION_CHECK = "function_check"
    CERTIFICATE_REVIEW = "certificate_review"
    CERTIFICATE_EXPIRY = "certificate_expiry"
    CONTRACT = "contract"
    OTHER = "other"  # an interval of the office's own, told by its title


class ShiftKind(StrEnum):
    """Which shift (班次)."""

    DAY = "day"
    NIGHT = "night"
    ON_CALL = "on_call"
    REST = "rest"


class LeaveKind(StrEnum):
    """What leave is for (请假类型)."""

    ANNUAL = "annual"  # 年休假
    IN_LIEU = "in_lieu"  # 调休
    PERSONAL = "personal"  # 事假
    SICK = "sick"  # 病假
    MARRIAGE = "marriage"  # 婚假
    MATERNITY = "maternity"  # 产假
    PATERNITY = "paternity"  # 陪产假
    BEREAVEMENT = "bereavement"  # 丧假
    OFFICIAL = "official"  # 公假
    INJURY = "injury"  # 工伤假
    FAMILY_VISIT = "family_visit"  # 探亲假
    OTHER = "other"  # 其他假


class LeaveState(StrEnum):
    """Where a leave request stands (请假状态)."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class CertificateKind(StrEnum):
    """Which certificate (证件类别)."""

    LOW_VOLTAGE = "low_voltage"  # 低压电工
    WORK_AT_HEIGHT = "work_at_height"  # 高处作业
    POST = "post"  # 代维上岗证
    SAFETY_C = "safety_c"  # 安全员C证
    DRIVING = "driving"  # 驾驶证
    ACCIDENT_INSURANCE = "accident_insurance"  # 意外险
    MEDICAL = "medical"  # 体检


class Satisfaction(StrEnum):
    """Four-level score of a follow-up (客户评价)."""

    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly_satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"


class Liability(StrEnum):
    """Who answers for a fault (责任方)."""

    OPERATOR = "operator"
    CUSTOMER = "customer"
    THIRD_PARTY = "third_party"
    FORCE_MAJEURE = "force_majeure"
    UNKNOWN = "unknown"


class OrderState(StrEnum):
    """Where a work order stands (派工单状态)."""

    ISSUED = "issued"
    ACKNOWLEDGED = "acknowledged"
    DECLINED = "declined"
    FINISHED = "finished"
    RECALLED = "recalled"


class CallOutcome(StrEnum):
    """How a call attempt went (接通结果)."""

    CONNECTED = "connected"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    EMPTY_NUMBER = "empty_number"
    CALL_LATER = "call_later"


class CallWindow(StrEnum):
    """When to call a customer (拜访时段)."""

    START_OF_WORK = "start_of_work"
    BEFORE_LUNCH = "before_lunch"
    LAST_HOUR = "last_hour"
    OUTSIDE = "outside"


class NormSource(StrEnum):
    """Where a rule's number comes from (规则来源); a default is shown as one to check."""

    SEED = "seed"  # 规范原文
    PUBLIC = "public"  # 公开资料
    DEFAULT = "default"  # 默认值,请按合同核对
    CONTRACT = "contract"  # 合同约定


class PhraseCategory(StrEnum):
    """What is wrong with a wording customers should not read (禁语类别)."""

    RETORT = "retort"  # 反问
    REPROACH = "reproach"  # 责问
    EVASION = "evasion"  # 推脱
    CURTNESS = "curtness"  # 生硬
    ABUSE = "abuse"  # 辱骂
    SARCASM = "sarcasm"  # 讽刺
    SCOLDING = "scolding"  # 训斥
    BLAME = "blame"  # 归咎他人
    EXCUSE = "excuse"  # 自我开脱
    JARGON = "jargon"  # 技术术语


class PretestOutcome(StrEnum):
    """What a remote check led to (预处理结果)."""

    UNRESOLVED = "unresolved"
    RESTORED = "restored"


class EscalationLevel(StrEnum):
    """How far up a ticket is reported (升级对象)."""

    CREW_LEADER = "crew_leader"
    SUPERVISOR = "supervisor"
    CONTROL_CENTRE = "control_centre"


class ScanState(StrEnum):
    """Where a scanned page is on its way to its paper."""

    WAITING = "waiting"  # 待认领
    FILED = "filed"  # 已归入
    SET_ASIDE = "set_aside"  # 搁置
