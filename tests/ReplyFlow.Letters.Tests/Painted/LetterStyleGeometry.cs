using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Painted;

/// <summary>The 信函 style's distances (GB/T 9704-2012, 10.1), measured on the painted PDF within 0.2 mm.</summary>
public sealed class LetterStyleGeometry
{
    private const double Cell = 156.0 / 28;
    private const double Within = 0.2;

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - Within, expected + Within);

    [Fact]
    public void First_page()
    {
        using var pdf = PaintedPdf.Of(SampleLetters.Short with { CopyNumber = "000123" }, Profiles.CityLetter);
        var rows = pdf.Rows(1);
        var mark = rows.Single(r => r.Text == "临江市城市管理局" && r.Chars[0].SizePt > 30);
        Near(30, mark.Top);
        var rules = pdf.Rules(1);
        Assert.Equal(4, rules.Count);
        foreach (var rule in rules)
        {
            Near(170, rule.Width);
            Near(20, rule.X);
        }
        Near(mark.Bottom + 4, rules[0].Y);
        Assert.True(rules[0].Height > rules[1].Height && rules[2].Height < rules[3].Height);
        Near(297 - 20, rules[3].Y + rules[3].Height);
        var number = rows.Single(r => r.Text.Contains("临城管函〔2024〕8号"));
        Near(184, number.Right);
        Near(rules[1].Y + rules[1].Height + 16 * 25.4 / 72 * 7 / 8, number.Top);
        Near(28, number.Left);
        Assert.StartsWith("000123", number.Text);
        Assert.DoesNotContain(rows, r => r.Text.Contains("—1—"));
    }

    [Fact]
    public void Last_page_has_copies_without_rules_and_a_page_number()
    {
        using var pdf = PaintedPdf.Of(SampleLetters.Long(12) with { CopyTo = ["市政府办公室"] }, Profiles.CityLetter);
        var last = PageCount(pdf);
        Assert.True(last > 1);
        Assert.Empty(pdf.Rules(last));
        var rows = pdf.Rows(last);
        Assert.Equal($"—{last}—", rows[^1].Text);
        Near(28 + Cell, rows[^2].Left);
        Assert.Equal("抄送：市政府办公室。", rows[^2].Text);
        Assert.DoesNotContain(rows, r => r.Text.Contains("印发"));
    }

    private static int PageCount(PaintedPdf pdf)
    {
        var (_, output) = Tool.Run("mutool", "info", pdf.Path);
        return int.Parse(output.Split('\n').Single(l => l.StartsWith("Pages:"))[6..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
