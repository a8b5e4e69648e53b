using ReplyFlow.Application.Setup;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>A line of the checklist as it is shown: what it is called, and the pages where it is seen to.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Link">The address of its page.</param>
/// <param name="Action">What is done there.</param>
/// <param name="OtherLink">Another page for the same; empty for none.</param>
/// <param name="OtherAction">What is done there.</param>
public sealed record ChecklistRow(string Label, string Link, string Action, string OtherLink = "", string OtherAction = "")
{
    /// <summary>The line of a thing.</summary>
    public static ChecklistRow Of(ChecklistItem item) => item.Subject switch
    {
        ChecklistSubject.GovernmentOffice => Body("政府办公厅（督查室）", item),
        ChecklistSubject.LiaisonBody => Body("人大代联工委", item),
        ChecklistSubject.Bureaus => new("承办单位和处室", Links.ImportBureaus, "批量导入单位", Links.Bureaus, "逐个新增、修改"),
        ChecklistSubject.People => new("各岗位的人员", Links.ImportPeople, "批量导入人员", Links.People, "逐个新增、修改"),
        ChecklistSubject.Session => item.State == ChecklistState.Missing
            ? new("会议届次", Links.NewSession, "新增会议") : new("会议届次", Links.Sessions, "查看会议届次"),
        ChecklistSubject.Calendar => new("工作日历", Links.Calendar, item.State == ChecklistState.Done ? "查看工作日历" : "查看、录入放假安排"),
        ChecklistSubject.Mail => new("邮件", Links.Mail, "发送测试邮件"),
        ChecklistSubject.Fonts => new("公文字体", Links.Fonts, "查看字体"),
        _ => new("公文模板", Links.Templates, "查看模板和样文"),
    };

    /// <summary>The state in words.</summary>
    public static string StateOf(ChecklistState state) => state switch
    {
        ChecklistState.Done => "已完成",
        ChecklistState.ToLookAt => "请看一下",
        _ => "未完成",
    };

    private static ChecklistRow Body(string label, ChecklistItem item) => item.State == ChecklistState.Missing
        ? new(label, Links.NewBureau, "新增单位", Links.ImportBureaus, "与承办单位一起导入") : new(label, Links.Bureaus, "查看、修改单位");
}
