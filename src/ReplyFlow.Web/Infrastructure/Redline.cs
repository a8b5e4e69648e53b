using System.Globalization;
using DiffPlex;

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
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        var (paragraphs, changes, at) = (new List<IReadOnlyList<RedlinePiece>>(), 0, 0);
        foreach (var block in diff.DiffBlocks)
        {
            for (; at < block.InsertStartB; at++)
                paragraphs.Add([new(RedlineKind.Same, diff.PiecesNew[at])]);
            for (var i = 0; i < Math.Max(block.DeleteCountA, block.InsertCountB); i++)
            {
                var old = i < block.DeleteCountA ? diff.PiecesOld[block.DeleteStartA + i] : null;
                var now = i < block.InsertCountB ? diff.PiecesNew[block.InsertStartB + i] : null;
                changes += Add(paragraphs, old, now);
            }
            at = block.InsertStartB + block.InsertCountB;
        }
        for (; at < diff.PiecesNew.Count; at++)
            paragraphs.Add([new(RedlineKind.Same, diff.PiecesNew[at])]);
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

    private static List<RedlinePiece> Characters(string old, string now)
    {
        var diff = new Differ().CreateCustomDiffs(old, now, ignoreWhiteSpace: false, WholeCharacters);
        var (pieces, at) = (new List<RedlinePiece>(), 0);
        void Put(RedlineKind kind, IEnumerable<string> characters)
        {
            var text = string.Concat(characters);
            if (text.Length > 0)
                pieces.Add(new(kind, text));
        }
        foreach (var block in diff.DiffBlocks)
        {
            Put(RedlineKind.Same, diff.PiecesNew.Take(block.InsertStartB).Skip(at));
            Put(RedlineKind.Deleted, diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA));
            Put(RedlineKind.Inserted, diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB));
            at = block.InsertStartB + block.InsertCountB;
        }
        Put(RedlineKind.Same, diff.PiecesNew.Skip(at));
        return pieces;
    }

    /// <summary>A deletion with the insertion right after it is one place.</summary>
    private static int Places(List<RedlinePiece> pieces) =>
        pieces.Where((p, i) => p.Kind != RedlineKind.Same && (i == 0 || pieces[i - 1].Kind == RedlineKind.Same)).Count();

    /// <summary>Characters beyond the basic plane (𬭳) stay whole.</summary>
    private static string[] WholeCharacters(string text)
    {
        var characters = new List<string>(text.Length);
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext();)
            characters.Add(e.GetTextElement());
        return [.. characters];
    }
}
