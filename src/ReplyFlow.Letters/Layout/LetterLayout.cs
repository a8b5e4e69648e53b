using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Lays a letter out: one pure function of letter, template and font metrics.</summary>
public static class LetterLayout
{
    /// <summary>Composes the pages.</summary>
    /// <param name="letter">What is printed.</param>
    /// <param name="template">Where and with which labels.</param>
    /// <param name="glyphs">Widths of glyphs.</param>
    /// <param name="options">Metadata and seal; null for none.</param>
    /// <returns>Pages in mm; its notes say what the layout had to do beyond the plain rules.</returns>
    /// <exception cref="LetterLayoutException">A text is missing or too long, or holds a character that may not or cannot be drawn.</exception>
    public static PageDocument Compose(Letter letter, LetterTemplate template, IGlyphSource glyphs, LayoutOptions? options = null)
    {
        LetterGuard.Check(letter);
        var setter = new TypeSetter(
            glyphs, new NameList(LetterNames.People(letter)), new NameList(LetterNames.TitleWords(letter, template)));
        var style = letter.Style ?? template.Style;
        var header = style == LetterStyle.Letter
            ? new LetterStyleHeader(setter, letter, template).Compose()
            : new HeaderComposer(setter, letter, template).Compose();

        if (header.GridLines >= PageGrid.Lines)
            throw new LetterLayoutException("signatories", "版头和标题占满了首页，放不下正文，请减少签发人或缩短标题。");

        var builder = new FlowBuilder(setter, letter, template);
        var addressees = builder.Addressees();
        var text = builder.Text();
        var closing = new ClosingComposer(setter, letter, template).Compose();
        var withRules = style == LetterStyle.Document;
        List<string> notes = [];
        PageDocument? document = null;
        if (header.GridLines + addressees.Count >= PageGrid.Lines)
        {
            notes.Add("主送机关过多，首页放不下正文，已按标准移至版记。");
            document = Attempt([], FlowBuilder.AddresseeText(letter, template));
            if (document is null)
                notes[^1] = "主送机关过多，首页只排主送，正文从下一页起；移至版记也放不下。";
        }
        return document ?? Attempt(addressees, null)
            ?? throw new LetterLayoutException("copyTo", "落款、附注与版记合起来超过一页，末页放不下正文，请缩减抄送。");

        PageDocument? Attempt(List<FlowLine> before, string? moved)
        {
            List<FlowLine> flow = [.. before, .. text];
            var imprint = new ImprintComposer(setter, letter, template, withRules).Compose(moved);
            return new Paginator(flow, header.GridLines, closing, imprint.Height, template.Spacing).Plan() is not { } plan
                ? null
                : new PageAssembler(setter, header, flow, closing, imprint, plan, style).Assemble(
                    Info(letter, options), [.. notes, .. plan.Notes], letter.Sealed ? template.Closing.SealDiameter : 0, options?.SealPng);
        }
    }

    private static DocumentInfo Info(Letter letter, LayoutOptions? options)
    {
        var created = options?.CreatedOn ?? new DateTimeOffset((letter.Date ?? new DateOnly(2000, 1, 1)).ToDateTime(default), TimeSpan.FromHours(8));
        var subject = letter.Suggestion is { } s ? $"{s.Session}第{s.Number}号" : "";
        return new DocumentInfo(letter.Title.Trim(), letter.Issuer.Trim(), subject, created);
    }
}
