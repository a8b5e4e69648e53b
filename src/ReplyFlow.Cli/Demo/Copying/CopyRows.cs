using System.Security.Cryptography;
using System.Text.Json;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Cli.Demo.Recording;
using ReplyFlow.Domain.Drafting;

namespace ReplyFlow.Cli.Demo.Copying;

/// <summary>Makes the rows of copies: their letters are painted one by one, like every letter.</summary>
internal static class CopyRows
{
    /// <summary>The rows of some copies by kind, those first that others point to.</summary>
    public static IReadOnlyList<(Type Type, List<object?[]> Rows)> Of(IReadOnlyList<CaseCopy> copies, LetterRenderer renderer, CancellationToken ct)
    {
        Parallel.ForEach(copies, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, c => Write(c, renderer));
        var order = new List<Type>();
        var rows = new Dictionary<Type, List<object?[]>>();
        foreach (var copy in copies)
            foreach (var table in copy.Of.Tables)
            {
                if (!rows.TryGetValue(table.Type, out var all))
                    rows[table.Type] = all = [];
                all.AddRange(table.Rows.Select(row => Array.ConvertAll(row, value => value(copy))));
            }
        foreach (var copy in copies)
        {
            Merge(order, [.. copy.Of.Tables.Select(t => t.Type)]);
            (copy.Contents, copy.Papers) = ([], []);
        }
        return [.. order.Select(t => (t, rows[t]))];
    }

    /// <summary>What is hashed: the submitted versions and the papers.</summary>
    private static void Write(CaseCopy copy, LetterRenderer renderer)
    {
        copy.Contents = [.. copy.Of.Contents.Select(c => JsonSerializer.Deserialize<DraftContent>(c(copy), CaseReader.Plain)!)];
        for (var i = 0; i < copy.Contents.Length; i++)
            copy.ContentSha256[i] = copy.Contents[i].Sha256();
        copy.Papers = new byte[copy.Of.Papers.Count][];
        for (var i = 0; i < copy.Papers.Length; i++)
        {
            var paper = copy.Of.Papers[i];
            var printed = renderer.Print(StoredLetter.Of(paper.Json(copy)) with { Template = paper.Template });
            (copy.Papers[i], copy.Pages[i]) = (printed.Pdf, printed.Pages);
            copy.PaperSha256[i] = Convert.ToHexStringLower(SHA256.HashData(printed.Pdf));
        }
    }

    /// <summary>Every recording has its kinds in the same order, but not all of them.</summary>
    private static void Merge(List<Type> order, List<Type> more)
    {
        for (var i = 0; i < more.Count; i++)
            if (!order.Contains(more[i]))
                order.Insert(i == 0 ? 0 : order.IndexOf(more[i - 1]) + 1, more[i]);
    }
}
