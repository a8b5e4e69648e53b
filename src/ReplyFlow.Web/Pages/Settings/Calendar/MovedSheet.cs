using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.Calendar;

/// <summary>What a change of the calendar moved, as a file.</summary>
internal static class MovedSheet
{
    public static ListSheet<ChangesModel.Moved> Sheet { get; } = new("期限变动",
    [
        new("届次", m => m.Session, 26),
        new("编号", m => m.Number, 8),
        new("主办单位", m => m.Bureau, 16),
        new("变动", m => m.Words, 80),
    ]);
}
