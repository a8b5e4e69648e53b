using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Accounts;

/// <summary>Which roles fit which body.</summary>
public static class RoleRules
{
    /// <summary>Whether a person of such a body may hold the role.</summary>
    public static bool Fits(string role, BureauKind kind) => role switch
    {
        Roles.Administrator => true,
        Roles.Liaison => kind == BureauKind.LiaisonBody,
        Roles.Dispatcher => kind == BureauKind.GovernmentOffice,
        _ => kind == BureauKind.Handling,
    };

    /// <summary>Whether holders of the role belong to a division.</summary>
    public static bool NeedsDivision(string role) => role is Roles.DivisionHead or Roles.Drafter;

    /// <summary>A body's kind on screen.</summary>
    public static string Label(BureauKind kind) => kind switch
    {
        BureauKind.Handling => "承办单位",
        BureauKind.GovernmentOffice => "政府办公厅（督查室）",
        BureauKind.LiaisonBody => "人大代联工委",
        _ => kind.ToString(),
    };
}
