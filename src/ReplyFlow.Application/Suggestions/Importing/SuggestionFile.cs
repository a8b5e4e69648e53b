using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>One row of an import.</summary>
/// <param name="Row">1-based place in the file as Excel counts, headings and blank rows counted; in JSON the place among its objects.</param>
/// <param name="Input">What was read.</param>
/// <param name="Faults">What could not be read, by the field of <see cref="Input"/> that lacks it.</param>
public sealed record SuggestionRow(int Row, SuggestionInput Input, IReadOnlyList<FieldError> Faults)
{
    /// <summary>The bureaus that the list proposes.</summary>
    public ProposedBureaus Proposed { get; init; } = ProposedBureaus.None;
}

/// <summary>
/// Reads suggestions from a table (.xlsx, .xls, .csv, tab separated text; with a heading row) or JSON (an array of objects).
/// What the columns are called is in <see cref="SuggestionHeadings"/>.
/// </summary>
public static partial class SuggestionFile
{
    /// <summary>Largest file accepted, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Most rows accepted.</summary>
    public const int MaxRows = 10_000;

    private static readonly Dictionary<string, int> NotMerged = [];

    private static readonly string[] Dates =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日",
        "yyyy-M-d H:m", "yyyy/M/d H:m", "yyyy-M-d H:m:s", "yyyy/M/d H:m:s", "yyyy-MM-ddTHH:mm:ss",
    ];

    /// <summary>Reads a file; what it is, is seen by its content, JSON by its name too.</summary>
    /// <exception cref="InvalidInputException">The file is not readable as such; the message names the file, the place and what was expected.</exception>
    public static IReadOnlyList<SuggestionRow> Read(string name, byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new InvalidInputException("File", $"{name}有 {bytes.Length:N0} 字节，上限是 {MaxBytes:N0} 字节。");
        var rows = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".json" => JsonSuggestions.Read(name, FileText.Decode(name, bytes)).Select((r, i) => ToRow(new ListRow(i + 1, r, NotMerged))).ToList(),
            ".csv" or ".xlsx" or ".xls" or ".txt" or ".tsv" =>
                [.. SuggestionHeadings.All.Table(name, bytes, MaxRows).Select(ToRow)],
            _ => throw new InvalidInputException("File", $"{name}应是 .xlsx、.csv 或 .json 文件。"),
        };
        return rows.Count switch
        {
            0 => throw new InvalidInputException("File", $"{name}里没有建议。"),
            > MaxRows => throw new InvalidInputException("File", $"{name}有 {rows.Count} 行，一次最多 {MaxRows} 行。"),
            _ => rows,
        };
    }

    private static SuggestionRow ToRow(ListRow list)
    {
        var (row, faults) = (list.Cells, new InputCheck());
        string Get(string field) => row.GetValueOrDefault(field, "").Trim();
        string Line(string field) => LineEnd().Replace(Get(field), " ");
        bool Flag(string field, string of)
        {
            if (Get(field) is not ("" or "否" or "false" or "0" or "是" or "true" or "1" or "公开" or "不公开" or "保密" or "不保密"))
                faults.Fail(of, $"“{SuggestionHeadings.All.Heading(field)}”应是“是”或“否”，现在是“{Excerpt.Of(Line(field))}”。");
            return Get(field) is "是" or "true" or "1" or "公开" or "保密";
        }
        if (Get("kind") is not ("" or "会议" or "会议期间" or "DuringSession" or "闭会" or "闭会期间" or "OffSession"))
            faults.Fail(nameof(SuggestionInput.Kind), $"“类型”应是“会议”或“闭会”，现在是“{Excerpt.Of(Line("kind"))}”。");
        var kind = Get("kind") is "闭会" or "闭会期间" or "OffSession" ? SuggestionKind.OffSession : SuggestionKind.DuringSession;
        if (Get("date").Length > 0 && Date(Get("date")) is null)
            faults.Fail(nameof(SuggestionInput.ProposedOn), $"日期“{Excerpt.Of(Line("date"))}”不是日期，应如 2026-02-11。");
        if (list.Merged.TryGetValue("number", out var above))
            faults.Fail(nameof(SuggestionInput.Number), $"“编号”与第 {above} 行是同一个合并单元格。一件建议只占一行，附议代表写在同一格里。");
        var input = new SuggestionInput(
            Get("session"), kind, Get("number"), Line("title"), Get("text"), Get("class"), Date(Get("date")),
            Flag("secret", nameof(SuggestionInput.IdentitySecret)), Flag("publish", nameof(SuggestionInput.PublishText)), Deputies(row, faults));
        return new SuggestionRow(list.Row, input, faults.Errors) { Proposed = Proposed(row) };
    }

    private static ProposedBureaus Proposed(IReadOnlyDictionary<string, string> row)
    {
        string Get(string field) => row.GetValueOrDefault(field, "").Trim();
        string Either(string field, string plain) => Get(field) is { Length: > 0 } given ? given : Get(plain);
        return ProposedBureaus.Of(Either("lead", "plainLead"), Either("coHandlers", "plainCoHandlers"));
    }

    private static List<ProposerInput> Deputies(IReadOnlyDictionary<string, string> row, InputCheck faults)
    {
        string Get(string field) => row.GetValueOrDefault(field, "").Trim();
        var named = DeputyNames.Split(Get("leadDeputy"));
        var lead = named.FirstOrDefault() ?? new ProposerInput("");
        var delegation = Get("delegation") is { Length: > 0 } given ? given : lead.Delegation;
        return [lead with { Delegation = delegation, Email = Get("email"), Phone = Get("phone") }, .. named.Skip(1), .. CoSigners(row, faults)];
    }

    /// <summary>The co-signers, with the delegations, addresses and telephones that stand in columns beside them, one for each.</summary>
    private static IEnumerable<ProposerInput> CoSigners(IReadOnlyDictionary<string, string> row, InputCheck faults)
    {
        var names = DeputyNames.Split(row.GetValueOrDefault("coSigners", ""));
        var (delegations, emails, phones) = (Beside("coSignerDelegations"), Beside("coSignerEmails"), Beside("coSignerPhones"));
        return names.Select((n, i) => n with
        {
            Delegation = delegations.ElementAtOrDefault(i) is { Length: > 0 } d ? d : n.Delegation,
            Email = emails.ElementAtOrDefault(i) ?? "",
            Phone = phones.ElementAtOrDefault(i) ?? "",
        });

        IReadOnlyList<string> Beside(string field)
        {
            var list = DeputyNames.List(row.GetValueOrDefault(field, ""));
            if (list.Count > 0 && list.Count != names.Count)
                faults.Fail(nameof(SuggestionInput.Deputies), $"“{SuggestionHeadings.All.Heading(field)}”有 {list.Count} 项，附议代表有 {names.Count} 位，应一一对应。");
            return list;
        }
    }

    private static DateOnly? Date(string text)
    {
        // Full-width digits and signs are as good as any.
        var narrow = text.Normalize(NormalizationForm.FormKC);
        var plain = narrow.Contains('年', StringComparison.Ordinal) ? narrow.Replace(" ", "", StringComparison.Ordinal) : narrow;
        if (DateTime.TryParseExact(plain, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return DateOnly.FromDateTime(at);
        // The day's number, where a workbook's cell is not formatted as a date.
        return plain.Length == 5 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is > 36_000 and < 73_000
            ? DateOnly.FromDateTime(DateTime.FromOADate(day))
            : null;
    }

    [GeneratedRegex(@"\s*[\r\n\u2028\u2029]+\s*")]
    private static partial Regex LineEnd();
}
