using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Letters.Layout;

/// <summary>版头 of the 文件 style (GB/T 9704-2012, 7.2) and the title.</summary>
internal sealed class HeaderComposer(TypeSetter setter, Letter letter, LetterTemplate template)
{
    private const double StandardMarkTop = 35;
    private const double RuleThickness = 0.45;
    private const double RuleGap = 4;

    private readonly Header _header = new();

    internal Header Compose()
    {
        var marks = Marks(PageGrid.Top);
        var markTop = Math.Max((template.Style == LetterStyle.Document ? template.Header.MarkTop : null) ?? StandardMarkTop, marks * PageGrid.Pitch + 2);
        CategoryLines(markTop);
        var markHeight = IssuerMarkSetter.Set(
            _header, setter, letter, template.Header.MarkSuffix, PageGrid.Top + markTop, template.Header.MarkHeight);
        var ruleTop = NumberAndRule(PageGrid.Top + markTop + markHeight);
        Title((int)Math.Round((ruleTop - PageGrid.Top) / PageGrid.Pitch) + 2);
        return _header;
    }

    /// <summary>份号, 密级, 紧急程度 one under the other from a given height; returns how many.</summary>
    internal static int Marks(Header header, TypeSetter setter, Letter letter, double top)
    {
        var line = 0;
        Mark(letter.CopyNumber, FontRole.FangSong, "copyNumber");
        Mark(letter.Secrecy, FontRole.Hei, "secrecy");
        Mark(letter.Urgency, FontRole.Hei, "urgency");
        return line;

        void Mark(string? text, FontRole role, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
                return;
            var runs = TypeSetter.OneLine(setter.Cells([new(text.Trim(), role)], PageGrid.Body, field, wideSpace: true), PageGrid.Left, PageGrid.Body);
            var baseline = PageGrid.Baseline(top + line++ * PageGrid.Pitch, PageGrid.Pitch, PageGrid.Body);
            header.Lines.Add(new FlowLine(LineKind.Mark, setter.NextParagraph(), runs).At(baseline));
        }
    }

    private int Marks(double top) => Marks(_header, setter, letter, top);

    private void CategoryLines(double markTop)
    {
        var texts = CategoryTexts(letter, template);
        // Stacked where there is room above the mark, else side by side.
        var rows = markTop >= (texts.Count + 0.2) * PageGrid.Pitch ? texts : [string.Join('　', texts)];
        for (var i = 0; i < rows.Count && texts.Count > 0; i++)
            FlushRight(_header, setter, LineKind.Category, rows[i], PageGrid.LineTop(i), "category");
    }

    internal static List<string> CategoryTexts(Letter letter, LetterTemplate template)
    {
        var texts = new List<string>();
        if (!string.IsNullOrWhiteSpace(letter.Category))
            texts.Add(Placeholders.Fill(template.Header.CategoryText, ("category", letter.Category.Trim())));
        if (!string.IsNullOrWhiteSpace(letter.Disclosure))
            texts.Add(Placeholders.Fill(template.Header.DisclosureText, ("disclosure", letter.Disclosure.Trim())));
        return texts;
    }

    internal static void FlushRight(Header header, TypeSetter setter, LineKind kind, string text, double lineTop, string field)
    {
        var cells = setter.Cells([new(text, FontRole.FangSong)], PageGrid.Body, field);
        var runs = TypeSetter.OneLine(cells, PageGrid.Right - TypeSetter.WidthOf(cells), PageGrid.Body);
        header.Lines.Add(new FlowLine(kind, setter.NextParagraph(), runs).At(PageGrid.Baseline(lineTop, PageGrid.Pitch, PageGrid.Body)));
    }

    /// <summary>发文字号, 签发人 and the red rule; the rule falls on a grid line so that everything below stands on the grid. Returns the rule's top.</summary>
    private double NumberAndRule(double markBottom)
    {
        var signers = template.Header.Signatory == SignatoryPlace.Top ? SignatoryRows() : [];
        var below = (PageGrid.Pitch + PageGrid.Body.Em) / 2 + RuleGap;
        var rows = Math.Max(1, signers.Count);
        var least = markBottom + 2 * PageGrid.Pitch + (rows - 1) * PageGrid.Pitch + below;
        var ruleTop = PageGrid.LineTop(Math.Ceiling((least - PageGrid.Top - 0.1) / PageGrid.Pitch));
        var numberTop = ruleTop - below;

        var number = letter.DocumentNumber?.Trim() ?? "";
        var cells = setter.Cells([new(number, FontRole.FangSong)], PageGrid.Body, "documentNumber");
        var x = signers.Count > 0 ? PageGrid.Left + PageGrid.Cell : PageGrid.Left + (PageGrid.Width - TypeSetter.WidthOf(cells)) / 2;
        var numberLine = new FlowLine(LineKind.DocumentNumber, setter.NextParagraph(), TypeSetter.OneLine(cells, x, PageGrid.Body));
        var baseline = PageGrid.Baseline(numberTop, PageGrid.Pitch, PageGrid.Body);
        var paragraph = signers.Count > 0 ? setter.NextParagraph() : 0;
        if (cells.Length > 0)
            _header.Lines.Add(numberLine.At(baseline));
        for (var i = 0; i < signers.Count; i++)
            _header.Lines.Add(new FlowLine(LineKind.Signatory, paragraph, signers[i]).At(baseline - (signers.Count - 1 - i) * PageGrid.Pitch));
        _header.Rules.Add(new Rule(PageGrid.Left, ruleTop, PageGrid.Width, RuleThickness, Ink.Red));
        return ruleTop;
    }

    private List<TextRun[]> SignatoryRows() => new SignatorySetter(setter).Rows(template.Header.SignatoryLabel, letter.Signatories);

    private void Title(int firstLine) => _header.GridLines = TitleSetter.Set(_header, setter, letter, firstLine) + 1;
}
