using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Web.Infrastructure.Lists;

namespace ReplyFlow.Web.Tests.Supervision;

public sealed class CsvCellTests
{
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
            Gen.Elements("=", "+", "-", "@", "'", " ", "\t", "\u200B", "1", ".", ",", "\"", "甲", "＝", "\r").ListOf().Select(l => string.Concat(l)))
        .ToArbitrary();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86 29", "'+86 29")]
    [InlineData("-1+2", "'-1+2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-12", "-12")]
    [InlineData("--12", "'--12")]
    [InlineData("-", "'-")]
    [InlineData("0390", "0390")]
    [InlineData("关于=的建议", "关于=的建议")]
    [InlineData("", "")]
    public void Texts_that_could_start_a_formula_are_guarded(string text, string cell) => Assert.Equal(cell, CsvCell.Guard(text));

    [Theory]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("他说\"好\"", "\"他说\"\"好\"\"\"")]
    [InlineData("一\n二", "\"一\n二\"")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("甲", "甲")]
    public void Cells_are_quoted_where_they_must_be(string text, string cell) => Assert.Equal(cell, CsvCell.Write(text));

    [Fact]
    public void A_guarded_text_comes_back() => Prop.ForAll(Texts, text => GuardedCell.Text(CsvCell.Guard(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void No_cell_starts_with_a_formula_sign() =>
        Prop.ForAll(Texts, text =>
            {
                var cell = CsvCell.Guard(text);
                return cell.Length == 0 || !"=+@＝＋－＠\t\r\n".Contains(cell[0]) && (cell[0] != '-' || decimal.TryParse(cell, out _));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_splits_into_its_cells_again() =>
        Prop.ForAll(Texts, Texts, Texts, (a, b, c) => Parse(CsvCell.Line([a, b, c])).Select(GuardedCell.Text).SequenceEqual([a, b, c]))
            .QuickCheckThrowOnFailure();

    /// <summary>A naive reader of one record.</summary>
    private static List<string> Parse(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), "", false);
        for (var i = 0; i < line.Length; i++)
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
                cell += line[i++];
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                (cells, cell) = ([.. cells, cell], "");
            else
                cell += line[i];
        return [.. cells, cell];
    }
}
