using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Cli.Verbs;

/// <summary>What is told of a document of the policy library.</summary>
/// <param name="File">The file's name; empty where the text was pasted or nobody knows.</param>
/// <param name="State">waiting, duplicate, or confirmed.</param>
/// <param name="Standing">How it stands today; null before it is confirmed.</param>
/// <param name="Title">Its title.</param>
/// <param name="OtherTitles">Others it may be cited by.</param>
/// <param name="DocumentNumber">文号; empty for none.</param>
/// <param name="Issuer">发文机关; empty where it is not known.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Citable">Whether letters may cite it.</param>
/// <param name="IssuedOn">成文日期.</param>
/// <param name="ValidFrom">施行日期.</param>
/// <param name="ValidTo">有效期至.</param>
/// <param name="RepealedOn">废止日期.</param>
/// <param name="Repeals">Titles that it says it repeals.</param>
/// <param name="Missing">What was not recognised.</param>
/// <param name="Message">Why it was not added; empty where it was.</param>
internal sealed record PolicyTold(
    string File, string State, PolicyStanding? Standing, string Title, IReadOnlyList<string> OtherTitles, string DocumentNumber, string Issuer, PolicyKind Kind,
    bool Citable, DateOnly? IssuedOn, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly? RepealedOn, IReadOnlyList<string> Repeals,
    IReadOnlyList<string> Missing, string Message)
{
    /// <summary>Of a file that was handed in.</summary>
    public static PolicyTold Of(AddedPolicy added, bool confirmed) =>
        Of(added.Name, confirmed ? "confirmed" : added.DraftId is null ? "duplicate" : "waiting", null, added.Recognised.Facts) with
        {
            Repeals = added.Recognised.Repeals,
            Missing = added.Recognised.Missing,
            Message = added.Twin,
        };

    /// <summary>Of a confirmed document.</summary>
    public static PolicyTold Of(PolicyRow row) => Of("", "confirmed", row.Standing, row.Facts) with { RepealedOn = row.RepealedOn };

    /// <summary>Of one that waits.</summary>
    public static PolicyTold Of(PolicyDraftRow row) => Of(row.Name, "waiting", null, row.Facts);

    /// <summary>The same in lines for people.</summary>
    public string ToText() => string.Join(Environment.NewLine, new[]
    {
        $"{Word}\t{Citation}{(File.Length > 0 ? $"\t{File}" : "")}",
        $"\t{PolicyWords.About(Facts)}{(RepealedOn is { } on ? $"，{on:yyyy年M月d日}起废止" : "")}",
        Repeals.Count > 0 ? $"\t文中说废止：{string.Join('、', Repeals.Select(r => $"《{r}》"))}" : "",
        Missing.Count > 0 ? $"\t没有认出：{string.Join('、', Missing)}" : "",
        Message.Length > 0 ? $"\t没有添加：{Message}" : "",
    }.Where(l => l.Length > 0));

    private string Word => State switch { "confirmed" => Standing?.Name() ?? "已确认", "waiting" => "待确认", _ => "重复" };

    private string Citation => Facts.Citation;

    private PolicyFacts Facts => new()
    {
        Title = Title,
        DocumentNumber = DocumentNumber,
        Issuer = Issuer,
        Kind = Kind,
        IssuedOn = IssuedOn,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
    };

    private static PolicyTold Of(string file, string state, PolicyStanding? standing, PolicyFacts f) => new(
        file, state, standing, f.Title, [.. f.Titles.Skip(1)], f.DocumentNumber, f.Issuer, f.Kind, f.Kind.IsCitable(),
        f.IssuedOn, f.ValidFrom, f.ValidTo, null, [], [], "");
}
