using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>One row of a list.</summary>
/// <param name="Row">Its 1-based place in the file as Excel counts, headings and blank rows counted.</param>
/// <param name="Cells">The text of each field that has a column.</param>
/// <param name="Merged">Fields whose text is that of a row above, with which the cell is merged, and that row.</param>
internal sealed record ListRow(int Row, IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, int> Merged);

/// <summary>The columns of a kind of list: what offices call them, which must be there, which are only read by people.</summary>
internal sealed class ImportColumns
{
    /// <summary>A column that such lists have and that says nothing.</summary>
    public const string Ignored = "";

    /// <summary>A heading stands within the first rows; above it may be a title.</summary>
    private const int HeadingWithin = 10;

    private readonly IReadOnlyList<(string Field, string[] Headings)> _fields;
    private readonly IReadOnlyList<string> _needed;
    private readonly Dictionary<string, string> _byHeading = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="fields">Each field with its headings, the usual one first; a field's own name is one of them too.</param>
    /// <param name="needed">Fields without which it is no such list.</param>
    public ImportColumns(IReadOnlyList<(string Field, string[] Headings)> fields, IReadOnlyList<string> needed)
    {
        (_fields, _needed) = (fields, needed);
        foreach (var (field, headings) in fields)
            foreach (var heading in IsRead(field) ? headings.Append(field) : headings)
                _byHeading.Add(heading, field);
    }

    /// <summary>Whether a field says something; several of the others may stand in one list.</summary>
    public static bool IsRead(string field) => field != Ignored;

    /// <summary>The heading a field usually has.</summary>
    public string Heading(string field) => _fields.First(f => f.Field == field).Headings[0];

    /// <summary>The rows of a table's file that are not blank.</summary>
    /// <exception cref="InvalidInputException">It is damaged, no table, or lacks a column.</exception>
    public IReadOnlyList<ListRow> Table(string name, byte[] bytes, int max)
    {
        var rows = TableReader.Read(name, bytes, max + HeadingWithin + 1);
        if (rows.Count == 0)
            return [];
        var at = rows.Take(HeadingWithin).Index().OrderByDescending(r => r.Item.Cells.Count(c => Field(c) is not null)).First().Index;
        var fields = rows[at].Cells.Select(h => Read(name, h)).ToList();
        Check(name, fields);
        // Headings merged over several lines.
        while (at + 1 < rows.Count && rows[at + 1].IsBlank && rows[at + 1].Merged.Count > 0)
            at++;
        return [.. rows.Index().Skip(at + 1).Where(r => !r.Item.IsBlank).Select(r => new ListRow(
            r.Index + 1, ByField(fields, r.Item.Cells.Index()), ByField(fields, r.Item.Merged.Select(m => (m.Key, m.Value + 1)))))];
    }

    /// <summary>The field of one heading.</summary>
    /// <exception cref="InvalidInputException">It is unknown.</exception>
    public string Read(string name, string heading) => heading.Trim().Length == 0 ? Ignored : Field(heading)
        ?? throw new InvalidInputException("File", $"{name}有不认识的列“{Excerpt.Of(heading.Trim())}”。可用的列：{string.Join("、", _fields.Select(f => f.Headings[0]))}。");

    /// <summary>Refuses fields that are given twice or missing.</summary>
    public void Check(string name, IReadOnlyList<string> fields)
    {
        var twice = fields.Where(IsRead).GroupBy(f => f).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (twice is not null)
            throw new InvalidInputException("File", $"{name}有重复的列：{Heading(twice)}。");
        var missing = _needed.Except(fields).Select(Heading).ToList();
        if (missing.Count > 0)
            throw new InvalidInputException("File", $"{name}缺少列：{string.Join("、", missing)}。");
    }

    /// <summary>Field a heading means, or null; spaces and line breaks in it do not count.</summary>
    private string? Field(string heading) => _byHeading.GetValueOrDefault(string.Concat(heading.Where(c => !char.IsWhiteSpace(c))));

    private Dictionary<string, T> ByField<T>(List<string> fields, IEnumerable<(int Column, T Value)> cells) =>
        cells.Where(c => c.Column < fields.Count && IsRead(fields[c.Column])).ToDictionary(c => fields[c.Column], c => c.Value);
}
