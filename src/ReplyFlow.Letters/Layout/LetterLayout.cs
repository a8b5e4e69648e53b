using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Lays a letter out: one pure function of letter, template and font metrics.</summary>
public static class LetterLayout
{
    /// <summary>Composes the pages. The same input gives the same pages.</summary>
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
            ? new LetterStyleHeaderComposer(setter, letter, template).Compose()
            : new HeaderComposer(setter, letter, template).Compose();

        if (header.GridLines >= PageGrid.Lines)
            throw new LetterLayoutException("signatories", "版头和标题占满了首页，放不下正文，请减少签发人或缩短标题。");

        var builder = new FlowBuilder(setter, letter, template);
        var addressees = builder.Addressees();
        var text = builder.Text();
        var closing = new ClosingComposer(setter, letter, template).Compose();
        var isCrowded = header.GridLines + addressees.Count >= PageGrid.Lines;
        // What is best first: text on page 1 and on the last page; then one of the two.
        foreach (var needsText in new[] { true, false })
        {
            if (isCrowded && Attempt([], FlowBuilder.AddresseeText(letter, template), needsText, "主送机关过多，首页放不下正文，已按标准移至版记。") is { } moved)
                return moved;
            if (Attempt(addressees, null, needsText, isCrowded ? "主送机关过多，首页只排主送，正文从下一页起；移至版记也放不下。" : null) is { } document)
                return document;
        }
        throw new LetterLayoutException("copyTo", "落款、附注与版记合起来超过一页，末页放不下正文，请缩减抄送。");

        PageDocument? Attempt(List<FlowLine> before, string? moved, bool needsText, string? note)
        {
            List<FlowLine> flow = [.. before, .. text];
            var imprint = new ImprintComposer(setter, letter, template, withRules: style == LetterStyle.Document).Compose(moved);
            var hasAttachmentPages = letter.Attachments.Any(a => a.HasContent);
            var imprintHeight = hasAttachmentPages ? 0 : imprint.Height;
            if (new Paginator(flow, header.GridLines, closing, imprintHeight, template.Spacing).Plan(needsText) is not { } plan)
                return null;
            var main = new PageAssembler(setter, header, flow, closing, hasAttachmentPages ? null : imprint, plan, style)
                .Assemble(Info(letter, options), [], template.Closing.SealDiameter, options?.SealPng);
            if (hasAttachmentPages)
                main = WithAttachments(main, imprint);
            return main with { Notes = [.. builder.Notes, .. main.Notes, .. note is null ? [] : new[] { note }, .. plan.Notes] };
        }

        PageDocument WithAttachments(PageDocument main, ImprintComposer imprint)
        {
            var composer = new AttachmentComposer(setter, builder, letter.Attachments, main.Pages.Count);
            var pages = composer.Compose(imprint);
            return main with
            {
                Pages = [.. main.Pages, .. pages],
                Outline = [.. main.Outline, .. composer.Outline],
                Notes = composer.Notes,
                AttachmentPages = pages.Count,
            };
        }
    }

    private static DocumentInfo Info(Letter letter, LayoutOptions? options)
    {
        var created = options?.CreatedOn ?? new DateTimeOffset((letter.Date ?? new DateOnly(2000, 1, 1)).ToDateTime(default), TimeSpan.FromHours(8));
        var subject = letter.Suggestion is { } s ? $"{s.Session}第{s.Number}号" : "";
        return new DocumentInfo(letter.Title.Trim(), letter.Issuer.Trim(), subject, created);
    }
}
