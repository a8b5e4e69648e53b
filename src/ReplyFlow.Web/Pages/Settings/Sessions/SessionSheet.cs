using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.Sessions;

/// <summary>The list of sessions as a file.</summary>
internal static class SessionSheet
{
    public static ListSheet<IndexModel.Row> Sheet { get; } = new("会议届次",
    [
        new("会议", r => r.Session.Name, 30),
        new("开幕", r => r.Session.OpensOn, 12),
        new("要求办结", r => r.Session.CampaignOn, 12),
        new("建议件数", r => r.Suggestions, 9),
    ]);
}
