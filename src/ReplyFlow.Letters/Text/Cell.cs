using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Text;

/// <summary>One character of a paragraph with what the line breaker needs to know.</summary>
/// <param name="CodePoint">Unicode scalar value.</param>
/// <param name="Role">Its face.</param>
/// <param name="Width">Room it takes on the line, mm.</param>
/// <param name="Advance">The glyph's own advance, mm.</param>
/// <param name="Break">Whether a line may break before it.</param>
internal readonly record struct Cell(int CodePoint, FontRole Role, double Width, double Advance, BreakBefore Break)
{
    internal bool IsSpace => CharRules.IsSpace(CodePoint);

    internal bool IsNatural => CharRules.IsNatural(CodePoint);
}
