using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Assigning;

/// <summary>A bureau that somebody's words mean.</summary>
/// <param name="Id">The bureau.</param>
/// <param name="Name">Short name.</param>
/// <param name="IsActive">Whether it may be given anything.</param>
public sealed record NamedBureau(Guid Id, string Name, bool IsActive);

/// <summary>Finds bureaus by what lists and people call them.</summary>
public sealed class BureauNames
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', '\n', '/'];

    private readonly List<(NamedBureau Bureau, string Short, string Full)> _all;

    private BureauNames(List<(NamedBureau, string, string)> all) => _all = all;

    /// <summary>Those in use, by short name.</summary>
    public IEnumerable<NamedBureau> InUse => _all.Select(b => b.Bureau).Where(b => b.IsActive);

    internal static async Task<BureauNames> ReadAsync(ReplyFlowDb db, CancellationToken ct) => new(
        [.. (await db.Bureaus.AsNoTracking().Where(b => b.Kind == BureauKind.Handling).OrderBy(b => b.ShortName)
            .Select(b => new { b.Id, b.ShortName, b.Name, b.IsActive }).ToListAsync(ct))
            .Select(b => (new NamedBureau(b.Id, b.ShortName, b.IsActive), SearchText.Fold(b.ShortName), SearchText.Fold(b.Name)))]);

    /// <summary>The bureau that a name means: its own name, else the end or a part of that of one bureau alone; null for none.</summary>
    public NamedBureau? Find(string typed)
    {
        if (SearchText.Fold(typed) is not { Length: > 0 } name)
            return null;
        return One(b => b.Short == name || b.Full == name)
            ?? One(b => b.Short.EndsWith(name, StringComparison.Ordinal) || b.Full.EndsWith(name, StringComparison.Ordinal));

        NamedBureau? One(Func<(NamedBureau Bureau, string Short, string Full), bool> fits)
        {
            var found = _all.Where(fits).Select(b => b.Bureau).ToList();
            return found.Count == 1 ? found[0] : found.Where(b => b.IsActive).Take(2).ToList() is [var only] ? only : null;
        }
    }

    /// <summary>The short name of a bureau.</summary>
    internal string NameOf(Guid id) => _all.Find(b => b.Bureau.Id == id).Bureau?.Name ?? "其他单位";

    /// <summary>What is said of a name that means no bureau.</summary>
    internal static string Unknown(string typed) => $"没有叫“{Excerpt.Of(typed)}”的承办单位";

    /// <summary>The names of a field, one by one.</summary>
    public static IReadOnlyList<string> Split(string typed) =>
        typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
