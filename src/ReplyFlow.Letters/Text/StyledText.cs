using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Text;

/// <summary>A stretch of a paragraph in one face.</summary>
internal readonly record struct StyledText(string Text, FontRole Role);
