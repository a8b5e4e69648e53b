using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>Attachments with a text or a table on pages of their own (GB/T 9704-2012, 7.3.7).</summary>
public sealed class AttachmentPagesTests
{
    internal static readonly string[] Heading = ["序号", "点位", "地址", "投资（万元）", "备注"];

    private static PageDocument Pages(params LetterAttachment[] attachments) => Pages(SampleLetters.Short, attachments);

    private static PageDocument Pages(Letter letter, params LetterAttachment[] attachments) =>
        LetterLayout.Compose(letter with { Attachments = attachments }, Profiles.City, new GridGlyphs());

    /// <summary>A table of so many rows, the heading row not counted.</summary>
    internal static LetterAttachment Table(int rows, string address = "示例街道1号") => new("直饮水点位清单")
    {
        Table = [Heading, .. Enumerable.Range(1, rows).Select(i => (string[])[$"{i}", $"示例广场{i}号点", address, $"{i * 1234:N0}", i % 2 == 0 ? "" : "已开工"])],
    };

    [Fact]
    public void Titles_alone_make_no_pages() => Assert.Equal(0, Pages("清单", "计划").AttachmentPages);

    [Fact]
    public void Each_begins_a_page_with_its_mark_and_its_title_on_the_third_line()
    {
        var document = Pages(new LetterAttachment("水质检测计划") { Body = "一、频次\n每季度检测一次。" }, "公示照片", Table(2));
        var before = document.Pages.Count - 2;
        Assert.Equal(2, document.AttachmentPages);
        Assert.Equal(["附件1", "附件3"], document.Of(LineKind.AttachmentMark).Select(l => l.Text()));
        Assert.Equal(["水质检测计划", "直饮水点位清单"], document.Of(LineKind.AttachmentTitle).Select(l => l.Text()));
        foreach (var page in document.Pages.Skip(before))
        {
            var (mark, title) = (page.Of(LineKind.AttachmentMark)[0], page.Of(LineKind.AttachmentTitle)[0]);
            Assert.Equal((FontRole.Hei, 28.0), (mark.Runs[0].Role, mark.Left()));
            Assert.InRange(mark.Top(), 37, 37 + PageGrid.Pitch);
            Assert.InRange(title.Top(), 37 + 2 * PageGrid.Pitch, 37 + 3 * PageGrid.Pitch);
            Assert.Equal(28 + 156.0 / 2, (title.Left() + title.Right()) / 2, 3);
        }
        Assert.Equal(["附件1 水质检测计划", "一、频次", "附件3 直饮水点位清单"], document.Outline.TakeLast(3).Select(o => o.Text));
        Assert.Equal([before, before, before + 1], document.Outline.TakeLast(3).Select(o => o.PageIndex));
    }

    [Fact]
    public void One_attachment_alone_has_no_number() =>
        Assert.Equal("附件", Pages(Table(1)).Of(LineKind.AttachmentMark).Single().Text());

    [Fact]
    public void The_closing_stays_with_the_text_and_the_imprint_goes_to_the_last_page()
    {
        var document = Pages(Table(3));
        Assert.Single(document.Pages[^2].Of(LineKind.Date));
        Assert.Empty(document.Pages[^2].Of(LineKind.CopyTo, LineKind.Issued));
        Assert.NotEmpty(document.Pages[^1].Of(LineKind.CopyTo));
        Assert.Equal(Enumerable.Range(1, document.Pages.Count).Select(i => $"— {i} —"), document.Of(LineKind.PageNumber).Select(l => l.Text()));
    }

    [Fact]
    public void An_imprint_that_does_not_fit_below_takes_a_page_of_its_own()
    {
        var full = Enumerable.Range(1, 60).Select(n => Pages(Table(n))).First(d => d.Pages[^1].Of(LineKind.Cell).Count == 0);
        Assert.Equal(2, full.AttachmentPages);
        Assert.NotEmpty(full.Pages[^1].Of(LineKind.CopyTo));
    }

    [Fact]
    public void A_long_table_repeats_its_heading_row_and_loses_no_row()
    {
        var document = Pages(Table(150));
        foreach (var page in document.Pages.Skip(1).Where(p => p.Of(LineKind.Cell).Count > 0))
            Assert.Equal(Heading, page.Of(LineKind.Cell).Take(Heading.Length).Select(l => l.Text()));
        var cells = document.Of(LineKind.Cell).Where(l => l.Cell is { IsHeading: false }).ToList();
        Assert.Equal(150 * 5, cells.Count);
        Assert.Equal(Enumerable.Range(1, 150).Select(i => $"{i}"), cells.Where(l => l.Cell!.Column == 0).Select(l => l.Text()));
    }

    [Fact]
    public void Numbers_stand_at_the_right_names_of_rows_in_the_middle_and_empty_cells_stay_white()
    {
        var cells = Pages(Table(12)).Of(LineKind.Cell).Where(l => l.Cell is { IsHeading: false }).ToLookup(l => l.Cell!.Column);
        Assert.Single(cells[3].Select(l => Math.Round(l.Right(), 6)).Distinct());
        Assert.Single(cells[0].Select(l => Math.Round((l.Left() + l.Right()) / 2, 6)).Distinct());
        Assert.Equal(["已开工", "　"], cells[4].Select(l => l.Text()).Distinct());
    }

    [Theory]
    [InlineData("示例街道1号", 12)]
    [InlineData("示例街道示例社区示例路与示范路交叉口西南角公园入口处", 10.5)]
    public void Type_is_as_large_as_the_columns_allow_and_no_text_leaves_its_cell(string address, double size)
    {
        var page = Pages(Table(5, address)).Pages[^1];
        var edges = page.Rules.Where(r => r.Height > r.Width).Select(r => r.X).Distinct().Order().ToList();
        Assert.All(page.Of(LineKind.Cell), line =>
        {
            Assert.Equal(size, line.Runs[0].SizePt);
            Assert.True(line.Left() > edges[line.Cell!.Column] && line.Right() < edges[line.Cell.Column + 1], line.Text());
        });
        var foot = page.Of(LineKind.Cell).Max(l => l.Bottom()) + 5;
        Assert.All(page.Rules.Where(r => r.Y < foot), r => Assert.Equal(0.25, Math.Min(r.Width, r.Height), 3));
    }

    [Fact]
    public void A_table_too_wide_for_the_page_is_refused_by_its_place()
    {
        var wide = new LetterAttachment("清单") { Table = [[.. Enumerable.Repeat("甲", 16)], [.. Enumerable.Repeat("0123456789012345", 16)]] };
        var refused = Assert.Throws<LetterLayoutException>(() => Pages("公示", wide));
        Assert.Equal("attachments[1].table", refused.Field);
        Assert.Contains("16 列一页排不下", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Uneven_rows_and_characters_that_cannot_be_drawn_are_refused_by_their_place()
    {
        Assert.Equal("attachments[0].table[2]", Assert.Throws<LetterLayoutException>(
            () => Pages(new LetterAttachment("清单") { Table = [["甲", "乙"], ["1", "2"], ["3"]] })).Field);
        Assert.Equal("attachments[0].rows[0][1]", Assert.Throws<LetterLayoutException>(
            () => Pages(new LetterAttachment("清单") { Table = [["甲", "乙"], ["1", "\uE000"]] })).Field);
        Assert.Equal("attachments[0].body", Assert.Throws<LetterLayoutException>(
            () => Pages(new LetterAttachment("计划") { Body = "好\uE000" })).Field);
    }

    [Theory]
    [InlineData(false, "（联系人：秦 川　电话：0888-6655443）", "承办单位负责人：示例甲", "联系地址：示例路1号")]
    [InlineData(true, "承办单位负责人：示例甲", "联系地址：示例路1号", "（联系人：秦 川　电话：0888-6655443）")]
    public void Lines_of_the_citys_own_stand_where_the_template_puts_them(bool notesFirst, params string[] lines)
    {
        var template = Profiles.City with { Closing = Profiles.City.Closing with { NotesFirst = notesFirst } };
        var letter = SampleLetters.Short with { Notes = [new("承办单位负责人", "示例甲"), new("联系地址", "示例路1号")] };
        var document = LetterLayout.Compose(letter, template, new GridGlyphs());
        Assert.Equal(lines, document.Of(LineKind.Annotation).Select(l => l.Text()));
    }
}
