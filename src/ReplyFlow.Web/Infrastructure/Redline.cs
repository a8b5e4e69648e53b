using ReplyFlow.Application.Drafting;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>A stretch of a compared text.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The text.</param>
public sealed record RedlinePiece(RedlineKind Kind, string Text);

/// <summary>What became of a stretch of text.</summary>
public enum RedlineKind
{
    /// <summary>Unchanged.</summary>
    Same,

    /// <summary>Taken out.</summary>
    Deleted,

    /// <summary>Put in.</summary>
    Inserted,
}

/// <summary>花脸稿: one text against an earlier one, paragraph by paragraph, then character by character.</summary>
/// <param name="Paragraphs">The paragraphs in order; deleted ones stand where they were.</param>
/// <param name="Changes">How many places differ.</param>
public sealed record Redline(IReadOnlyList<IReadOnlyList<RedlinePiece>> Paragraphs, int Changes)
{
    /// <summary>Share of common characters below which two paragraphs are shown as one deleted, one new.</summary>
    private const double Alike = 0.4;

    /// <summary>Whether anything differs.</summary>
    public bool IsChanged => Changes > 0;

    /// <summary>Compares two texts of paragraphs.</summary>
    public static Redline Compare(string before, string after)
    {
        var (paragraphs, changes) = (new List<IReadOnlyList<RedlinePiece>>(), 0);
        foreach (var stretch in TextDiff.Lines(before, after))
        {
            if (!stretch.Differs)
                paragraphs.AddRange(stretch.After.Select(p => new[] { new RedlinePiece(RedlineKind.Same, p) }));
            else
                for (var i = 0; i < Math.Max(stretch.Before.Count, stretch.After.Count); i++)
                    changes += Add(paragraphs, stretch.Before.ElementAtOrDefault(i), stretch.After.ElementAtOrDefault(i));
        }
        return new Redline(paragraphs, changes);
    }

    private static int Add(List<IReadOnlyList<RedlinePiece>> paragraphs, string? old, string? now)
    {
        if (old is { Length: > 0 } && now is { Length: > 0 })
        {
            var pieces = Characters(old, now);
            var same = pieces.Where(p => p.Kind == RedlineKind.Same).Sum(p => p.Text.Length);
            if (same >= Alike * Math.Max(old.Length, now.Length))
            {
                paragraphs.Add(pieces);
                return Places(pieces);
            }
        }
        if (old is not null)
            paragraphs.Add([new(RedlineKind.Deleted, old)]);
        if (now is not null)
            paragraphs.Add([new(RedlineKind.Inserted, now)]);
        return 1;
    }

    private static List<RedlinePiece> Characters(string old, string now) =>
    [
        .. TextDiff.Characters(old, now).SelectMany(s => s.Differs
            ? new[] { Piece(RedlineKind.Deleted, s.Before), Piece(RedlineKind.Inserted, s.After) }
            : [Piece(RedlineKind.Same, s.After)]).Where(p => p.Text.Length > 0),
    ];

    private static RedlinePiece Piece(RedlineKind kind, IReadOnlyList<string> characters) => new(kind, string.Concat(characters));

    /// <summary>A deletion with the insertion right after it is one place.</summary>
    private static int Places(List<RedlinePiece> pieces) =>
        pieces.Where((p, i) => p.Kind != RedlineKind.Same && (i == 0 || pieces[i - 1].Kind == RedlineKind.Same)).Count();
}
