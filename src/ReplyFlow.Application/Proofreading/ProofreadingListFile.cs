using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Proofreading;

/// <summary>A line of the lists as a table's row.</summary>
/// <param name="List">易错词, 不再提示, 领导 or 单位名称.</param>
/// <param name="Entry">The wrong word, the name.</param>
/// <param name="Right">The right word, the titles, the former names; empty where the list has none.</param>
/// <param name="Note">The reason; empty for none.</param>
public sealed record ProofreadingListRow(string List, string Entry, string Right, string Note);

/// <summary>What reading a file made of the lists.</summary>
/// <param name="Text">The lists with what the file brought; not saved.</param>
/// <param name="Added">Lines that are new.</param>
/// <param name="Changed">Lines that say something else now.</param>
public sealed record ProofreadingListImport(ProofreadingListText Text, int Added, int Changed);

/// <summary>The lists as a table, to take away and to bring from elsewhere: one row an entry, the list's name in the first column.</summary>
public static class ProofreadingListFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["词表", "词或名称", "应为、职务或旧称", "说明"];

    private const int MaxRows = 8_000;

    private static readonly string[] Lists = ["易错词", "不再提示", "领导", "单位名称"];

    /// <summary>The lists' rows.</summary>
    public static IReadOnlyList<ProofreadingListRow> Rows(ProofreadingLists lists) =>
    [
        .. lists.Words.Select(w => new ProofreadingListRow(Lists[0], w.Wrong, w.Right, w.Note ?? "")),
        .. lists.Ignored.Select(w => new ProofreadingListRow(Lists[1], w, "", "")),
        .. lists.Leaders.Select(l => new ProofreadingListRow(Lists[2], l.Name, string.Join('、', l.Titles), "")),
        .. lists.Bureaus.Select(b => new ProofreadingListRow(Lists[3], b.Name, string.Join('、', b.Others), "")),
    ];

    /// <summary>
    /// Adds a table's rows to the lists as they stand in a form; an entry that is there already is replaced by the row's. What is wrong in
    /// an entry is told when the lists are saved.
    /// </summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="bytes">The file: .xlsx, .xls or separated text.</param>
    /// <param name="now">The lists as they stand in the form.</param>
    /// <exception cref="InvalidInputException">It is no such table.</exception>
    public static ProofreadingListImport Read(string name, byte[] bytes, ProofreadingListText now)
    {
        var rows = TableReader.Read(name, bytes, MaxRows + 2).Where(r => !r.IsBlank).Select(r => Cells(r.Cells)).ToList();
        if (rows.Count > MaxRows + 1)
            throw new InvalidInputException("File", $"{name}超过 {MaxRows} 行，请分成几个文件。");
        if (rows is [[var first, ..], ..] && first == Headings[0])
            rows.RemoveAt(0);
        if (rows.Count == 0)
            throw new InvalidInputException("File", $"{name}里没有可以读的行。");
        string[][] texts = [now.Words.Split('\n'), now.Ignored.Split('\n'), now.Leaders.Split('\n'), now.Bureaus.Split('\n')];
        var merged = texts.Select(t => t.Select(l => l.Trim()).Where(l => l.Length > 0).ToList()).ToArray();
        var places = merged.Select(m => m.Index().ToLookup(l => Key(l.Item), l => l.Index)).ToArray();
        var (added, changed) = (0, 0);
        foreach (var (i, cells) in rows.Index())
        {
            var list = Array.IndexOf(Lists, cells[0]);
            if (list < 0)
                throw new InvalidInputException("File", $"{name}第 {i + 1} 条：第一列应为{string.Join("、", Lists)}之一，现在是“{cells[0]}”。");
            var line = string.Join(' ', cells.Skip(1).Where(c => c.Length > 0));
            if (line.Length == 0 || merged[list].Contains(line))
                continue;
            if (places[list][Key(line)].Any())
            {
                merged[list][places[list][Key(line)].First()] = line;
                changed++;
            }
            else
            {
                merged[list].Add(line);
                added++;
            }
        }
        var all = merged.Select(m => string.Join('\n', m)).ToArray();
        return new(new ProofreadingListText(all[0], all[1], all[2], all[3]), added, changed);
    }

    private static string Key(string line) => line.Split([' ', '\u3000', '\t', '→'], 2)[0];

    private static string[] Cells(string[] cells) =>
        [.. Enumerable.Range(0, Headings.Count).Select(i => i < cells.Length ? cells[i].ReplaceLineEndings(" ").Trim() : "")];
}
