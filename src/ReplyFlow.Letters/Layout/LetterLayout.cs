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

        var builder = new FlowBuilder(setter, letter, template);
        var flow = builder.Addressees();
        string? moved = null;
        if (header.GridLines + flow.Count >= PageGrid.Lines)
        {
            moved = FlowBuilder.AddresseeText(letter, template);
            flow.Clear();
        }
        if (header.GridLines >= PageGrid.Lines)
            throw new LetterLayoutException("signatories", "版头和标题占满了首页，放不下正文，请减少签发人或缩短标题。");
        flow.AddRange(builder.Body());
        var attachments = builder.Attachments();
        if (attachments.Count > 0)
            flow.Add(new FlowLine(LineKind.AttachmentNote, attachments[0].Paragraph, []));
        flow.AddRange(attachments);

        var closing = new ClosingComposer(setter, letter, template).Compose();
        var imprint = new ImprintComposer(setter, letter, template, withRules: style == LetterStyle.Document).Compose(moved);
        var plan = new Paginator(flow, header.GridLines, closing, imprint.Height, template.Spacing).Plan();
        var notes = moved is null ? plan.Notes : [.. plan.Notes, "主送机关过多，首页放不下正文，已按标准移至版记。"];
        return new PageAssembler(setter, header, flow, closing, imprint, plan, style)
            .Assemble(Info(letter, options), notes, letter.Sealed ? template.Closing.SealDiameter : 0, options?.SealPng);
    }

    private static DocumentInfo Info(Letter letter, LayoutOptions? options)
    {
        var created = options?.CreatedOn ?? new DateTimeOffset((letter.Date ?? new DateOnly(2000, 1, 1)).ToDateTime(default), TimeSpan.FromHours(8));
        var subject = letter.Suggestion is { } s ? $"{s.Session}第{s.Number}号" : "";
        return new DocumentInfo(letter.Title.Trim(), letter.Issuer.Trim(), subject, created);
    }
}
