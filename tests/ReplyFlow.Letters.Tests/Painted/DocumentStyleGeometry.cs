using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Painted;

/// <summary>The 文件 style's distances (GB/T 9704-2012, 7), measured on the painted PDF within 0.2 mm.</summary>
public sealed class DocumentStyleGeometry
{
    private const double Cell = 156.0 / 28;
    private const double Pitch = 225.0 / 22;
    private const double Within = 0.2;

    private static readonly ReplyFlow.Letters.Model.Letter Full = SampleLetters.Short with
    {
        CopyNumber = "000123",
        Secrecy = "秘密★1年",
        Urgency = "特急",
        Disclosure = "主动公开",
        Attachments = ["直饮水点位清单", "水质检测计划"],
    };

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - Within, expected + Within);

    private static PaintedRow Row(List<PaintedRow> rows, string text) => rows.First(r => r.Text.Contains(text));

    /// <summary>Top of the grid line whose middle the row stands in.</summary>
    private static double LineTop(PaintedRow row) => (row.Top + row.Bottom) / 2 - Pitch / 2;

    [Fact]
    public void Header()
    {
        using var pdf = PaintedPdf.Of(Full, Profiles.City);
        var rows = pdf.Rows(1);
        foreach (var (text, line) in new[] { ("000123", 0), ("秘密★1年", 1), ("特急", 2) })
        {
            Near(28, Row(rows, text).Left);
            Near(37 + line * Pitch, LineTop(Row(rows, text)));
        }
        Near(184, Row(rows, "类别").RightOf("类别：A"));
        Near(37, LineTop(Row(rows, "类别")));
        Near(184, Row(rows, "公开属性").Right);

        var mark = Row(rows, "临江市城市管理局文件");
        Near(37 + 35, mark.Top);
        Near(105 + 1, (mark.Left + mark.Right) / 2);
        Assert.InRange(mark.Right - mark.Left, 100, 156);

        var number = Row(rows, "临城管函");
        Near(28 + Cell, number.Left);
        Assert.StartsWith("临城管函〔2024〕8号", number.Text);
        Near(184 - Cell, number.Right);
        Near(number.Baseline, Row(rows, "签发人：周平").Baseline);
        // Two empty lines between the mark's height and the number's line.
        Near(72 + 14.46 + 2 * Pitch, LineTop(number));

        var rule = Assert.Single(pdf.Rules(1));
        Near(number.Bottom + 4, rule.Y);
        Near(28, rule.X);
        Near(156, rule.Width);
        Assert.InRange(rule.Height, 0.35, 0.5);

        var title = Row(rows, "市第九届人大二次会议");
        Near(rule.Y + 2 * Pitch, LineTop(title));
        Near(22, title.Chars[0].SizePt);
        Near(106, (title.Left + title.Right) / 2);
    }

    [Fact]
    public void Body()
    {
        using var pdf = PaintedPdf.Of(Full, Profiles.City);
        var rows = pdf.Rows(1);
        var lastTitle = Row(rows, "建议的答复");
        var addressee = Row(rows, "白露代表");
        Near(LineTop(lastTitle) + 2 * Pitch, LineTop(addressee));
        Near(28, addressee.Left);
        Assert.EndsWith("：", addressee.Text);
        var opening = Row(rows, "您提出的");
        Near(28 + 2 * Cell, opening.Left);
        Near(addressee.Baseline + Pitch, opening.Baseline);
        Assert.InRange(opening.Chars[0].SizePt, 15.75, 15.79);
        foreach (var row in rows.Where(r => r.Baseline > addressee.Baseline && r.Baseline < 262))
            Near(Math.Round((LineTop(row) - 37) / Pitch) * Pitch + 37, LineTop(row));
    }

    [Fact]
    public void Full_lines_stand_on_28_cells()
    {
        var letter = Full with { Body = new string('全', 26) + new string('格', 28) + new string('行', 280) + "止。" };
        using var pdf = PaintedPdf.Of(letter, Profiles.City);
        var row = Row(pdf.Rows(1), "格格");
        Assert.Equal(28, row.Chars.Count);
        for (var i = 0; i < 28; i++)
            Near(28 + (i + 0.5) * Cell, row.Chars[i].X + row.Chars[i].Width / 2);
    }

    [Fact]
    public void Page_holds_22_lines_of_the_standard_pitch()
    {
        using var pdf = PaintedPdf.Of(SampleLetters.Long(40), Profiles.City);
        var rows = pdf.Rows(2).Where(r => r.Baseline < 262).ToList();
        Assert.Equal(22, rows.Count);
        for (var i = 0; i < 22; i++)
            Near(37 + i * Pitch, LineTop(rows[i]));
    }

    [Fact]
    public void Page_numbers_stand_7_below_outside()
    {
        using var pdf = PaintedPdf.Of(SampleLetters.Long(40), Profiles.City);
        var odd = pdf.Rows(1)[^1];
        Assert.Equal("—1—", odd.Text);
        Near(262 + 7, odd.Top);
        Near(184 - Cell, odd.Right);
        Near(14, odd.Chars[0].SizePt);
        var even = pdf.Rows(2)[^1];
        Assert.Equal("—2—", even.Text);
        Near(28 + Cell, even.Left);
    }

    [Fact]
    public void Sealed_closing()
    {
        using var pdf = PaintedPdf.Of(Full, Profiles.City);
        var rows = pdf.Rows(2);
        var (name, date) = (Row(rows, "临江市城市管理局"), Row(rows, "2024年5月9日"));
        Near(184 - 4 * Cell, date.Right);
        Near((date.Left + date.Right) / 2, (name.Left + name.Right) / 2);
        Near(name.Baseline + Pitch, date.Baseline);
        var above = rows.Last(r => r.Baseline < name.Baseline);
        // The seal is centred between the two lines; its top lies under the text, within one line of it.
        var sealTop = LineTop(date) - 21;
        Assert.InRange(sealTop - (LineTop(above) + Pitch), 0, Pitch);
        var annotation = Row(rows, "联系人");
        Near(date.Baseline + Pitch, annotation.Baseline);
        // The bracket's ink fills the right half of its cell.
        Near(28 + 2 * Cell, annotation.Left);
    }

    [Fact]
    public void Unsealed_closing()
    {
        using var pdf = PaintedPdf.Of(Full with { Sealed = false }, Profiles.City);
        var rows = pdf.Rows(2);
        var (name, date) = (Row(rows, "临江市城市管理局"), Row(rows, "2024年5月9日"));
        Near(184 - 2 * Cell, name.Right);
        Near(name.Left + 2 * Cell, date.Left);
        var above = rows.Last(r => r.Baseline < name.Baseline);
        Near(above.Baseline + 2 * Pitch, name.Baseline);
    }

    [Fact]
    public void Attachments_stand_one_line_below_two_cells_in()
    {
        using var pdf = PaintedPdf.Of(Full, Profiles.City);
        var rows = pdf.Rows(2);
        var first = Row(rows, "附件：");
        Near(28 + 2 * Cell, first.Left);
        var above = rows.Last(r => r.Baseline < first.Baseline);
        Near(above.Baseline + 2 * Pitch, first.Baseline);
        Near(first.LeftOf("直饮水"), Row(rows, "水质检测").LeftOf("水质"));
        Assert.EndsWith("清单", first.Text);
    }

    [Fact]
    public void Imprint()
    {
        using var pdf = PaintedPdf.Of(Full, Profiles.City);
        var rules = pdf.Rules(2);
        Assert.Equal(3, rules.Count);
        foreach (var (rule, thickness) in rules.Zip([0.35, 0.25, 0.35]))
        {
            Near(28, rule.X);
            Near(156, rule.Width);
            Assert.InRange(rule.Height, thickness - 0.02, thickness + 0.02);
        }
        Near(262, rules[2].Y + rules[2].Height);
        var rows = pdf.Rows(2);
        var copy = Row(rows, "抄送：");
        Near(28 + Cell, copy.Left);
        Near(14, copy.Chars[0].SizePt);
        Assert.EndsWith("。", copy.Text);
        var issued = Row(rows, "印发");
        Near(28 + Cell, issued.Left);
        Near(184 - Cell, issued.Right);
        Assert.EndsWith("2024年5月10日印发", issued.Text);
    }

    [Fact]
    public void Copies_hang_after_the_colon()
    {
        using var pdf = PaintedPdf.Of(Full with { CopyTo = [.. Enumerable.Repeat("临江经济技术开发区管理委员会", 5)] }, Profiles.City);
        var rows = pdf.Rows(2);
        var first = Row(rows, "抄送：");
        var second = rows.SkipWhile(r => r != first).ElementAt(1);
        Near(first.LeftOf("临江"), second.Left);
        Assert.InRange(second.Right, 100, 184 - Cell + Within);
    }
}
