using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Access;

/// <summary>代联工委 as deputies are told of it: where they ask when they doubt the bureau that is judged.</summary>
/// <param name="Name">Its full name; empty where the register has none.</param>
/// <param name="Phone">Its telephone; empty where nobody has entered one.</param>
public sealed record LiaisonContact(string Name, string Phone)
{
    private const string Plain = "人大代表工作机构";

    /// <summary>How a sentence names it, with its telephone as far as it is known.</summary>
    public string Words => (Name.Length, Phone.Length) switch
    {
        (0, 0) => Plain,
        (0, _) => $"{Plain}（电话 {Phone}）",
        (_, 0) => $"{Plain}（{Name}）",
        _ => $"{Plain}（{Name}，电话 {Phone}）",
    };
}

/// <summary>Reads it.</summary>
internal static class LiaisonContacts
{
    /// <summary>That of the city. A body that has entered no telephone is reached by that of one of its people.</summary>
    public static async Task<LiaisonContact> LiaisonContactAsync(this ReplyFlowDb db, CancellationToken ct)
    {
        var body = await db.Bureaus.Where(b => b.Kind == BureauKind.LiaisonBody && b.IsActive).OrderBy(b => b.Phone == "").ThenBy(b => b.Id)
            .Select(b => new { b.Id, b.Name, b.Phone }).FirstOrDefaultAsync(ct);
        if (body is null)
            return new("", "");
        var phone = body.Phone.Length > 0 ? body.Phone : await db.HoldersOf(Roles.Liaison)
            .Where(u => u.BureauId == body.Id && u.PhoneNumber != null && u.PhoneNumber != "").OrderBy(u => u.UserName)
            .Select(u => u.PhoneNumber).FirstOrDefaultAsync(ct);
        return new(body.Name, phone ?? "");
    }
}
