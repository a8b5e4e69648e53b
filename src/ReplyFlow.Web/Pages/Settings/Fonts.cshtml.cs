using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Letters;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>字体: which fonts letters are set in, and what is missing.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class FontsModel(LetterRenderer renderer) : AppPage
{
    public IReadOnlyList<FontRow> Rows { get; private set; } = [];

    public IReadOnlyList<FontProblem> Problems { get; private set; } = [];

    /// <summary>Why no letter can be set at all; null when letters can.</summary>
    public string? Missing { get; private set; }

    public void OnGet()
    {
        IReadOnlyList<FoundFont> found = [];
        try
        {
            (found, Problems) = (renderer.Fonts.Found, renderer.Fonts.Problems);
        }
        catch (FontsMissingException e)
        {
            Missing = e.Message;
        }
        Rows = FontRow.All(found);
    }
}
