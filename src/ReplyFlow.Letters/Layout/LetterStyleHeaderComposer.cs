using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>版头 of the 信函 style (GB/T 9704-2012, 10.1) and the title.</summary>
internal sealed class LetterStyleHeaderComposer(TypeSetter setter, Letter letter, LetterTemplate template)
{
    private const double StandardMarkTop = 30;
    private const double RuleGap = 4;
    private const double RuleWidth = 170;
    private const double Thick = 0.9;
    private const double Thin = 0.35;
    private const double Between = 0.6;
    private const double FootDistance = 20;

    /// <summary>Height of a double rule: thick, gap, thin.</summary>
    private const double Double = Thick + Between + Thin;

    /// <summary>From a double rule to the text next to it: 7/8 of a 三号 character.</summary>
    private const double RuleToText = 16 * TypeSize.MmPerPoint * 7 / 8;

    private readonly Header _header = new();

    internal Header Compose()
    {
        var markTop = (template.Style == LetterStyle.Letter ? template.Header.MarkTop : null) ?? StandardMarkTop;
        var texts = HeaderComposer.CategoryTexts(letter, template);
        if (texts.Count > 0)
            HeaderComposer.FlushRight(_header, setter, LineKind.Category, string.Join('　', texts), markTop - PageGrid.Pitch - 1, "category");
        var markHeight = IssuerMarkSetter.Set(_header, setter, letter, "", markTop, template.Header.MarkHeight);
        var ruleTop = markTop + markHeight + RuleGap;
        DoubleRule(ruleTop, Thick, Thin);
        DoubleRule(PageGrid.PaperHeight - FootDistance - Double, Thin, Thick);

        // The first line's em stands the prescribed distance under the rule.
        var lineTop = ruleTop + Double + RuleToText - (PageGrid.Pitch - PageGrid.Body.Em) / 2;
        var marks = HeaderComposer.Marks(_header, setter, letter, lineTop);
        if (!string.IsNullOrWhiteSpace(letter.DocumentNumber))
            HeaderComposer.FlushRight(_header, setter, LineKind.DocumentNumber, letter.DocumentNumber.Trim(), lineTop, "documentNumber");
        var signatories = template.Header.Signatory == SignatoryPlace.Top ? letter.Signatories : [];
        var rows = new SignatorySetter(setter).Rows(template.Header.SignatoryLabel, signatories);
        var paragraph = rows.Count > 0 ? setter.NextParagraph() : 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var baseline = PageGrid.Baseline(lineTop + (i + 1) * PageGrid.Pitch, PageGrid.Pitch, PageGrid.Body);
            _header.Lines.Add(new FlowLine(LineKind.Signatory, paragraph, rows[i]).At(baseline));
        }
        var below = lineTop + Math.Max(marks, 1 + rows.Count) * PageGrid.Pitch;
        var titleLine = (int)Math.Ceiling((below + 2 * PageGrid.Pitch - PageGrid.Top) / PageGrid.Pitch - 0.02);
        _header.GridLines = TitleSetter.Set(_header, setter, letter, titleLine) + 1;
        return _header;
    }

    private void DoubleRule(double y, double upper, double lower)
    {
        const double X = (PageGrid.PaperWidth - RuleWidth) / 2;
        _header.Rules.Add(new Rule(X, y, RuleWidth, upper, Ink.Red));
        _header.Rules.Add(new Rule(X, y + upper + Between, RuleWidth, lower, Ink.Red));
    }
}
