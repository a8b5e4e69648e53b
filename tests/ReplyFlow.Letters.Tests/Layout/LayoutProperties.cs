using FsCheck;
using FsCheck.Fluent;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Support;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Tests.Layout;

/// <summary>What holds for every letter, whatever it says.</summary>
public sealed class LayoutProperties
{
    private const double Cell = 156.0 / 28;
    private const double Pitch = 225.0 / 22;
    private const double Eps = 1e-6;

    private static readonly LineKind[] Flow = [LineKind.Addressee, LineKind.Heading, LineKind.Body, LineKind.AttachmentNote];

    /// <summary>Prints short; the replay numbers bring the whole letter back.</summary>
    private sealed record Case(Letter Letter, LetterTemplate Template)
    {
        public override string ToString() => $"{Template.Id}, {Letter.Style}, {Letter.Body.Length} characters";
    }

    private static void ForLetters(Action<Letter, PageDocument> check)
    {
        var templates = Gen.Elements<LetterTemplate>([.. Profiles.All]);
        var cases = from letter in LetterGen.Any from template in templates select new Case(letter, template);
        Prop.ForAll(cases.ToArbitrary(), c => check(c.Letter, LetterLayout.Compose(c.Letter, c.Template, new GridGlyphs())))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(LetterGen.Cases(150)));
    }

    [Fact]
    public void No_line_breaks_a_prohibition_rule() => ForLetters((_, document) =>
    {
        const string NoStart = "，。、；：？！）》〉」』】”’…%％";
        const string NoEnd = "（《〈「『【“‘";
        foreach (var lines in document.Of(LineKind.Addressee, LineKind.Heading, LineKind.Body, LineKind.AttachmentNote, LineKind.CopyTo, LineKind.Title).GroupBy(l => l.Paragraph))
        {
            var texts = lines.Select(l => l.Text()).ToList();
            Assert.All(texts.Skip(1), t => Assert.DoesNotContain(t[0], NoStart));
            Assert.All(texts.SkipLast(1), t => Assert.DoesNotContain(t[^1], NoEnd));
        }
    });

    [Fact]
    public void No_text_is_lost_or_moved() => ForLetters((letter, document) =>
    {
        var body = string.Concat(document.Of(LineKind.Heading, LineKind.Body).Select(l => l.Text()));
        Assert.Equal(PageQuestions.WithoutSpaces(letter.Body), PageQuestions.WithoutSpaces(body));
        var paragraphs = document.Pages.SelectMany(p => p.Lines).Where(l => Flow.Contains(l.Kind)).Select(l => l.Paragraph).ToList();
        Assert.Equal(paragraphs.Order(), paragraphs);
        Assert.Equal(PageQuestions.WithoutSpaces(letter.Title), PageQuestions.WithoutSpaces(string.Concat(document.Of(LineKind.Title).Select(l => l.Text()))));
        var everything = PageQuestions.WithoutSpaces(string.Concat(document.Pages.SelectMany(p => p.Lines).Where(l => l.Kind != LineKind.PageNumber).Select(l => l.Text())));
        foreach (var piece in letter.Addressees.Concat(letter.CopyTo).Concat(letter.Attachments.Select(a => a.Title)).Append(letter.Signature).Append(letter.DocumentNumber!))
            Assert.Contains(PageQuestions.WithoutSpaces(piece), everything);
    });

    [Fact]
    public void Nothing_stands_outside_the_type_area_but_what_belongs_there() => ForLetters((_, document) =>
    {
        foreach (var page in document.Pages)
        {
            foreach (var line in page.Lines)
            {
                Assert.InRange(line.Left(), 28 - Eps, 184 + Eps);
                Assert.InRange(line.Right(), 28 - Eps, 184 + Eps);
                if (line.Kind is LineKind.PageNumber or LineKind.IssuerMark or LineKind.Category)
                    continue;
                Assert.InRange(line.Top(), 37 - Eps, 262);
                Assert.InRange(line.Bottom(), 37, 262 + Eps);
            }
            Assert.Single(page.Of(LineKind.PageNumber).Concat(page.Of(LineKind.IssuerMark)).Select(l => l.Kind).Where(k => k == LineKind.PageNumber || page.Of(LineKind.PageNumber).Count == 0).Distinct());
        }
    });

    [Fact]
    public void No_line_touches_another() => ForLetters((_, document) =>
    {
        foreach (var page in document.Pages)
        {
            var tops = page.Lines.GroupBy(l => Math.Round(l.Baseline(), 3)).Select(g => (Top: g.Min(l => l.Top()), Bottom: g.Max(l => l.Bottom()), Text: g.First().Text())).OrderBy(l => l.Top).ToList();
            for (var i = 1; i < tops.Count; i++)
                Assert.True(tops[i].Top >= tops[i - 1].Bottom - 0.05, $"{tops[i - 1].Text} / {tops[i].Text}");
        }
    });

    [Fact]
    public void At_most_22_lines_a_page_at_a_pitch_within_the_limits() => ForLetters((_, document) =>
    {
        foreach (var page in document.Pages)
        {
            var lines = page.Flow();
            var rows = page.Lines.Where(l => l.Kind is not (LineKind.PageNumber or LineKind.CopyTo or LineKind.Issued)).Select(l => Math.Round(l.Baseline(), 2)).Distinct().Count();
            Assert.True(lines.Count <= 22);
            if (page == document.Pages[0])
                Assert.True(rows <= 24);
            for (var i = 1; i < lines.Count; i++)
            {
                var step = lines[i].Baseline() - lines[i - 1].Baseline();
                var blank = lines[i].Kind == LineKind.AttachmentNote && lines[i - 1].Kind != LineKind.AttachmentNote ? 2 : 1;
                Assert.InRange(step / blank, Pitch * 0.9 - 0.002, Pitch * 1.16 + 0.002);
            }
        }
    });

    [Fact]
    public void Last_page_has_body_text_and_the_closing() => ForLetters((letter, document) =>
    {
        var last = document.Pages[^1];
        Assert.NotEmpty(letter.Attachments.Count > 3 ? last.Flow() : last.Of(LineKind.Body, LineKind.Heading));
        Assert.Single(last.Of(LineKind.Signature));
        Assert.Single(last.Of(LineKind.Date));
        Assert.Single(document.Of(LineKind.Signature));
        if (last.Of(LineKind.Annotation) is [var annotation] && last.Of(LineKind.CopyTo) is [var copy, ..])
            Assert.True(annotation.Bottom() < copy.Top());
    });

    [Fact]
    public void No_heading_is_left_alone_at_a_pages_foot() => ForLetters((_, document) =>
    {
        foreach (var page in document.Pages.SkipLast(1))
            if (page.Flow() is { Count: > 0 } lines && lines.Any(l => l.Kind != LineKind.Heading))
                Assert.False(IsShortHeading(document, lines[^1]) && !lines.TakeLast(5).All(l => l.Kind == LineKind.Heading), lines[^1].Text());
    });

    private static bool IsShortHeading(PageDocument document, TextLine line) =>
        line.Kind == LineKind.Heading
        && document.Of(LineKind.Heading).Count(l => l.Paragraph == line.Paragraph) <= 2
        && document.Of(LineKind.Heading, LineKind.Body)[^1].Paragraph != line.Paragraph;

    [Fact]
    public void Squeezes_at_most_two_marks_and_opens_no_gap_visibly() => ForLetters((_, document) =>
    {
        foreach (var line in document.Of([.. Flow]))
        {
            var squeezed = 0;
            foreach (var run in line.Runs)
            {
                var runes = run.Text.EnumerateRunes().Select(r => r.Value).ToList();
                for (var i = 1; i < runes.Count; i++)
                {
                    if (runes[i] < 0x250 || runes[i - 1] < 0x250 || runes[i] == 0x3000 || runes[i - 1] == 0x3000)
                        continue;
                    var step = run.Offsets[i] - run.Offsets[i - 1];
                    squeezed += step < Cell * 0.25 ? 2 : step < Cell * 0.75 ? 1 : 0;
                    // Closer and opener squeezed side by side share one cell; a quarter of a cell is the most that is ever added.
                    var least = "，。、）》〉」』】”’〕".Contains((char)runes[i - 1]) && "（《〈「『【“‘〔".Contains((char)runes[i]) ? 0 : Cell * 0.5;
                    Assert.InRange(step, least - 0.01, Cell * 1.25 + 0.01);
                }
            }
            Assert.True(squeezed <= 2, line.Text());
        }
    });

    [Fact]
    public void Full_lines_end_at_the_right_edge_unless_marks_chain_what_follows() => ForLetters((_, document) =>
    {
        foreach (var paragraph in document.Of(LineKind.Body).GroupBy(l => l.Paragraph).Select(g => g.ToList()))
            for (var i = 0; i + 1 < paragraph.Count; i++)
                Assert.True(
                    paragraph[i].Right() is > 184 - 0.01 and < 184 + Eps || ChainWidth(paragraph[i + 1].Text()) >= 3,
                    $"{paragraph[i].Right():0.00} {paragraph[i].Text()} / {paragraph[i + 1].Text()}");
    });

    /// <summary>Cells of a line's beginning that no rule allows to divide.</summary>
    private static double ChainWidth(string text)
    {
        var end = 1;
        while (end < text.Length && (CharRules.ForbiddenAtStart(text[end]) || CharRules.ForbiddenAtEnd(text[end - 1]) || (text[end] < 0x80 && text[end - 1] < 0x80)))
            end++;
        return text[..end].Sum(c => c < 0x80 ? 0.5 : 1);
    }

    [Fact]
    public void Same_letter_gives_the_same_pages() => ForLetters((letter, document) =>
    {
        static string Json(PageDocument d)
        {
            using var stream = new MemoryStream();
            ReplyFlow.Letters.Preview.LayoutJson.Write(d, stream);
            return System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }
        Assert.Equal(Json(LetterLayout.Compose(letter, Profiles.City, new GridGlyphs())), Json(LetterLayout.Compose(letter, Profiles.City, new GridGlyphs())));
    });
}
