using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>The list of bodies as a file.</summary>
internal static class BureauSheet
{
    public static ListSheet<BureauRow> Sheet { get; } = new("单位与处室",
    [
        new("单位", r => r.Bureau.Name, 30),
        new("简称", r => r.Bureau.ShortName, 16),
        new("类型", r => RoleRules.Label(r.Bureau.Kind), 16),
        new("机关代字", r => r.Bureau.SeriesPrefix, 12),
        new("处室", r => string.Join('、', r.Divisions.Select(d => d.Name)), 40),
        new("人员", r => r.People, 8),
        new("状态", r => r.Bureau.IsActive ? "在用" : "不再接收", 10),
    ]);
}
