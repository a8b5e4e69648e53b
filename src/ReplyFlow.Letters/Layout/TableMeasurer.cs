using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>
/// Finds a table's type and columns from its contents: 小四 where every cell stands on one line, else 五号; numbers at the right,
/// short words in the middle, sentences from the left.
/// </summary>
internal sealed partial class TableMeasurer(TypeSetter setter, string field)
{
    private const double Rule = 0.25;

    /// <summary>A column is not narrower than this many characters.</summary>
    private const int LeastCharacters = 2;

    /// <summary>Longest text of a column whose contents stand in the middle.</summary>
    private const int ShortText = 8;

    private static readonly TypeSize[] Sizes = [TypeSize.Solid(12), TypeSize.Solid(10.5)];

    /// <param name="rows">The heading row first, every row with as many cells.</param>
    internal TableContent Measure(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        foreach (var size in Sizes)
        {
            var natural = Natural(rows, size);
            if (natural.Sum() <= PageGrid.Width)
                return Content(rows, natural, size);
        }
        var smallest = Sizes[^1];
        return Content(rows, Narrowed(Natural(rows, smallest), LeastWidths(rows, smallest)), smallest);
    }

    private double[] Natural(IReadOnlyList<IReadOnlyList<string>> rows, TypeSize size) => Widest(rows, text => WidthOf(text, size), size);

    /// <summary>What a column needs so that no number, word or date in it is divided.</summary>
    private double[] LeastWidths(IReadOnlyList<IReadOnlyList<string>> rows, TypeSize size) =>
        Widest(rows, text => Whole().Matches(text).Select(m => WidthOf(m.Value, size)).DefaultIfEmpty(0).Max(), size);

    private double WidthOf(string text, TypeSize size) => TypeSetter.WidthOf(setter.Cells([new(text, FontRole.FangSong)], size, field));

    private static double[] Widest(IReadOnlyList<IReadOnlyList<string>> rows, Func<string, double> width, TypeSize size)
    {
        var widths = new double[rows[0].Count];
        foreach (var row in rows)
            for (var i = 0; i < widths.Length; i++)
                widths[i] = Math.Max(widths[i], row[i].Length == 0 ? 0 : width(row[i]));
        return [.. widths.Select(w => Math.Max(w, LeastCharacters * size.Em) + 2 * TableSetter.Across + 0.1)];
    }

    /// <summary>Takes the room that lacks from the widest columns, down to what each needs.</summary>
    private double[] Narrowed(double[] natural, double[] least)
    {
        if (least.Sum() > PageGrid.Width)
            throw new LetterLayoutException($"{field}.table", $"{natural.Length} 列一页排不下，请减少列数或缩短数字和词语。");
        // The level to which the wider columns are cut is found by halving.
        var (low, high) = (0.0, natural.Max());
        for (var i = 0; i < 60; i++)
        {
            var level = (low + high) / 2;
            if (Cut(level).Sum() > PageGrid.Width)
                high = level;
            else
                low = level;
        }
        return Cut(low);

        double[] Cut(double level) => [.. natural.Zip(least, (n, l) => Math.Max(l, Math.Min(n, level)))];
    }

    private static TableContent Content(IReadOnlyList<IReadOnlyList<string>> rows, double[] widths, TypeSize size)
    {
        var columns = rows[0].Select((heading, i) => new TableColumn(heading, widths[i], AlignOf([.. rows.Skip(1).Select(r => r[i].Trim())])));
        return new TableContent([.. columns], [.. rows.Skip(1)], false, new TableStyle(size, Rule, Rule, LeavesEmptyWhite: true));
    }

    private static ColumnAlign AlignOf(List<string> texts)
    {
        var filled = texts.Where(t => t.Length > 0).ToList();
        // 序号 are names of rows, not amounts.
        if (filled.Select((t, i) => t == (i + 1).ToString(CultureInfo.InvariantCulture)).All(isNext => isNext))
            return ColumnAlign.Centre;
        if (filled.All(t => Number().IsMatch(t)))
            return ColumnAlign.Right;
        return filled.All(t => t.Length <= ShortText) ? ColumnAlign.Centre : ColumnAlign.Left;
    }

    [GeneratedRegex(@"^[-−+±]?[¥￥]?\d[\d,，]*(\.\d+)?[%％‰]?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\x21-\x7E]+[％℃‰]?")]
    private static partial Regex Whole();
}
