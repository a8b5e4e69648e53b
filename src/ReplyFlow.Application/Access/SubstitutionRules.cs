using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>What a substitution never covers.</summary>
public static class SubstitutionRules
{
    /// <summary>
    /// Whether somebody with such roles may sign for another: a leader only. The letter bears the name of whoever signed, and
    /// a letter signed by a clerk is none, whoever named the clerk.
    /// </summary>
    public static bool MaySign(IEnumerable<string> roles) => roles.Any(r => r is Roles.Signatory or Roles.BureauLeader);

    /// <summary>Whether signing stays with the person away: they sign, and the substitute may not.</summary>
    public static bool LeavesSigning(IEnumerable<string> principalRoles, IEnumerable<string> substituteRoles) =>
        principalRoles.Contains(Roles.Signatory) && !MaySign(substituteRoles);

    /// <summary>Whether somebody with such roles may be named as a substitute: anyone who takes part in handling.</summary>
    public static bool MaySubstitute(IEnumerable<string> roles) => roles.Any(r => r != Roles.Administrator);

    /// <summary>Whether the substitute may decide an item by its kind of step.</summary>
    public static bool Covers(IEnumerable<string> substituteRoles, string kind) => kind != StepKinds.Sign || MaySign(substituteRoles);
}
