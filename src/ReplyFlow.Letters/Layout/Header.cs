using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Layout;

/// <summary>版头 and title as placed on page 1.</summary>
internal sealed class Header
{
    internal List<TextLine> Lines { get; } = [];

    internal List<Rule> Rules { get; } = [];

    /// <summary>Grid lines taken from the top of the type area, title and the empty line under it included.</summary>
    internal int GridLines { get; set; }
}
