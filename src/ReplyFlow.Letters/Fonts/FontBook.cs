using System.Collections.Concurrent;
using System.Collections.Frozen;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Fonts;

/// <summary>
/// The fonts at hand: for each role the first candidate found, and the faces a missing character falls back to.
/// Load once and share; thread-safe.
/// </summary>
public sealed class FontBook : IGlyphSource
{
    private readonly FrozenDictionary<FontRole, FontFace[]> _chains;
    private readonly FrozenDictionary<FontRole, ConcurrentDictionary<int, GlyphChoice?>> _choices;

    internal FontBook(IReadOnlyDictionary<FontRole, FontFace[]> chains, IReadOnlyList<FoundFont> found, IReadOnlyList<FontProblem> problems)
    {
        _chains = chains.ToFrozenDictionary();
        _choices = chains.Keys.ToFrozenDictionary(role => role, _ => new ConcurrentDictionary<int, GlyphChoice?>());
        (Found, Problems) = (found, problems);
    }

    /// <summary>Every font in use, role by role, the role's own before its fallbacks.</summary>
    public IReadOnlyList<FoundFont> Found { get; }

    /// <summary>Roles served only by fallbacks, and files that could not be used, each with the reason.</summary>
    public IReadOnlyList<FontProblem> Problems { get; }

    /// <summary>Reads the names in every font file of the folders and opens the faces wanted. Slow: once a process.</summary>
    /// <param name="options">Where to look and for what.</param>
    /// <exception cref="FontsMissingException">No wanted face was found for any role.</exception>
    public static FontBook Load(FontOptions options) => FontBookBuilder.Build(options);

    /// <inheritdoc/>
    public double? Advance(FontRole role, int codePoint) => Choose(role, codePoint)?.Advance;

    /// <summary>The font that draws a character, or null where none has it.</summary>
    /// <param name="role">The role the text is set in.</param>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public FoundFont? FontFor(FontRole role, int codePoint) =>
        Choose(role, codePoint) is { } choice
            ? Found.First(f => f.Role == role && f.File == choice.Face.File.Data.Name && f.FaceIndex == choice.Face.File.Index) : null;

    /// <summary>The face and glyph for a character, or null.</summary>
    internal GlyphChoice? Choose(FontRole role, int codePoint)
    {
        var known = _choices[role];
        return known.TryGetValue(codePoint, out var choice) ? choice : known[codePoint] = Look(role, codePoint);
    }

    private GlyphChoice? Look(FontRole role, int codePoint)
    {
        if (!CharacterNames.IsDrawable(codePoint)) return null;
        foreach (var face in _chains[role])
        {
            if (face.Glyph(codePoint) is > 0 and var glyph) return new GlyphChoice(face, glyph);
        }
        return null;
    }
}
