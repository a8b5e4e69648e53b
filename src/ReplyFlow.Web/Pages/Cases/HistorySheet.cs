using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>A case's history as a file.</summary>
internal static class HistorySheet
{
    public static ListSheet<CaseEvent> Of(CaseHead head) => new($"第{head.Number}号 全部经过",
    [
        new("时间", e => e.At, 17),
        new("由谁", e => e.Actor, 16),
        new("类别", e => Label(e.Group), 12),
        new("经过", e => e.Summary, 80),
        new("第几稿", e => e.DraftVersion, 8),
    ]);

    public static string Label(CaseEventGroup group) => group switch
    {
        CaseEventGroup.Handling => "办理",
        CaseEventGroup.Drafting => "拟稿",
        CaseEventGroup.Contact => "沟通",
        CaseEventGroup.Letters => "公文与送达",
        _ => "系统",
    };
}
