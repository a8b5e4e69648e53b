using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>An area of the settings. A new area adds a line here.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Words">What is done there.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Page">The page it leads to.</param>
/// <param name="Policy">Who sees it.</param>
public sealed record SettingsTile(string Label, string Words, string Icon, string Page, string Policy)
{
    /// <summary>The page of the workflows, whose tile also counts the parked steps.</summary>
    public const string WorkflowsPage = "/Settings/Workflows/Index";

    /// <summary>Every area, in order.</summary>
    public static IReadOnlyList<SettingsTile> All { get; } =
    [
        new("初始设置", "开始用以前要有的九项：各项办到哪一步，去哪里办", "list-check", "/Settings/Checklist", Policies.Administer),
        new("人员与账号", "开设账号，分配岗位，重置密码，停用与移交", "people", "/Settings/People/Index", Policies.Administer),
        new("代理安排", "出差、休假时由谁代办，提前结束代理", "person-check", "/Substitutions/Index", Policies.Administer),
        new("单位与处室", "承办单位、政府办公厅、代联工委及其处室", "building", "/Settings/Bureaus/Index", Policies.Administer),
        new("会议届次", "人大会议的名称、开幕日期和要求办结日期", "calendar-event", "/Settings/Sessions/Index", Policies.ManageDirectory),
        new("工作日历", "各年放假和调休，导入、修改、查看期限因此怎样变动", "calendar-event", "/Settings/Calendar/Index", Policies.Administer),
        new("期限规则", "全市、各次会议、各单位的签收、答复、会办、反馈期限", "clock", "/Settings/Deadlines/Index", Policies.Administer),
        new("代表", "姓名、代表团、接收答复的邮箱和电话", "person-badge", "/Settings/Deputies/Index", Policies.ManageDirectory),
        new("公文模板", "复函的版式与固定用语：修改、看样文、启用", "file-earmark-text", "/Settings/Templates/Index", Policies.Administer),
        new("核稿词表", "本单位的易错词、领导姓名与职务、不再提示的词", "journal-text", "/Settings/Words", Policies.Administer),
        new("字体", "公文用的字体找到了哪些，还缺什么", "clipboard-check", "/Settings/Fonts", Policies.Administer),
        new("办理流程", "流程的各个版本、各步在办件数、导入发布、比较和试走", "diagram-3", WorkflowsPage, Policies.Administer),
        new("提醒与督促", "到期前后几天提醒谁，逾期报给谁，每天几点开始", "bell", "/Settings/Reminders", Policies.Administer),
        new("邮件", "发信服务器现在的设定，发送测试邮件", "envelope", "/Settings/Mail", Policies.Administer),
        new("消息网关", "短信、浙政钉、企业微信提醒接到哪里，发送测试消息", "send", "/Settings/Webhook", Policies.Administer),
        new("系统状态", "数据库、邮件、岗位、日历、字体、磁盘、备份和版本", "heart-pulse", "/Settings/Health", Policies.Administer),
        new("运行数据", "各节点的页面快慢、办理和提醒的数量、制文用时、邮件排队", "bar-chart-line", "/Settings/Figures", Policies.Administer),
    ];
}
