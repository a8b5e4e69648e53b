using System.Text;
using ReplyFlow.Letters.Proofreading;
using ReplyFlow.Letters.Proofreading.Rules;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>docs/proofreading.md: written from the checks' sheets between two marks; what stands outside them is kept.</summary>
internal static class RulesPage
{
    private const string Begin = "<!-- rules: written by RuleSheetTests -->";
    private const string End = "<!-- end of rules -->";

    public static string Write(string page)
    {
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return from < 0 || to < 0 ? Begin + "\n" + Rules() + End + "\n" : page[..(from + Begin.Length)] + "\n" + Rules() + page[to..];
    }

    private static string Rules()
    {
        var page = new StringBuilder();
        foreach (var group in Proofreader.Rules.GroupBy(r => r.Sheet.No).OrderBy(g => g.Key))
        {
            page.Append($"\n### Check {group.Key}\n");
            foreach (var rule in group)
                One(page, rule.GetType().Name, rule.Sheet);
        }
        return page.Append('\n').ToString();
    }

    private static void One(StringBuilder page, string name, RuleSheet sheet)
    {
        page.Append($"\n**{sheet.Says}** (`{name}`)  \n");
        page.Append($"{(sheet.Gravest == Severity.Error ? "E" : "W")} · ");
        page.Append($"{(sheet.Ground.Binds ? "规定" : "通常")}：{sheet.Ground.Text} · {(sheet.Sure == Sureness.Certain ? "certain" : "likely")}\n\n");
        foreach (var fault in sheet.Faults)
            page.Append($"- ✗ {Shown(fault)}\n");
        foreach (var right in sheet.Right)
            page.Append($"- ✓ {Shown(right)}\n");
    }

    private static string Shown(string example) => "`" + example.Replace("\n", "⏎").Replace("\t", "⇥") + "`";
}
