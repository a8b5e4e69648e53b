using ReplyFlow.Application.Core;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Who may reach which page. Every page names one of these (or allows anonymous visitors); what may be done with a
/// particular case is decided by the command, from bureau, division and being assigned.
/// </summary>
public static class Policies
{
    /// <summary>Anybody signed in.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Anybody who takes part in handling suggestions: every role but the administrator's alone.</summary>
    public const string CaseWork = nameof(CaseWork);

    /// <summary>Registers and imports suggestions: the liaison body.</summary>
    public const string RegisterSuggestions = nameof(RegisterSuggestions);

    /// <summary>Keeps sessions and deputies: the liaison body and the administrator.</summary>
    public const string ManageDirectory = nameof(ManageDirectory);

    /// <summary>Sees the supervision board and the statistics, as far as <see cref="SupervisionScope"/> says.</summary>
    public const string Supervise = nameof(Supervise);

    /// <summary>Puts suggestions under a leader's supervision: the liaison body and the government office.</summary>
    public const string FlagKeyCases = nameof(FlagKeyCases);

    /// <summary>Gives suggestions to bureaus: the government office.</summary>
    public const string AssignSuggestions = nameof(AssignSuggestions);

    /// <summary>Keeps people, bureaus and divisions, sees the installation's health: the administrator.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>Names substitutes for other people: a bureau's office for its bureau, the administrator for everybody.</summary>
    public const string ArrangeSubstitutes = nameof(ArrangeSubstitutes);

    /// <summary>Adds to the policy library and changes it: a bureau's office its own, the government office and the administrator the common base.</summary>
    public const string KeepPolicies = nameof(KeepPolicies);

    /// <summary>
    /// Writes standard passages: drafters and heads their division's, a bureau's office its own, the government office and the administrator
    /// the common ones.
    /// </summary>
    public const string KeepPassages = nameof(KeepPassages);

    /// <summary>Roles that a policy asks for (one of them); empty for any signed-in person.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> RolesOf { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [SignedIn] = [],
        [CaseWork] = [.. Roles.All.Where(r => r != Roles.Administrator)],
        [RegisterSuggestions] = [Roles.Liaison],
        [ManageDirectory] = [Roles.Liaison, Roles.Administrator],
        [Supervise] = SupervisionScope.SupervisingRoles,
        [FlagKeyCases] = [Roles.Liaison, Roles.Dispatcher],
        [AssignSuggestions] = [Roles.Dispatcher],
        [Administer] = [Roles.Administrator],
        [ArrangeSubstitutes] = [Roles.BureauOffice, Roles.Administrator],
        [KeepPolicies] = [Roles.BureauOffice, Roles.Dispatcher, Roles.Administrator],
        [KeepPassages] = [Roles.Drafter, Roles.DivisionHead, Roles.BureauOffice, Roles.Dispatcher, Roles.Administrator],
    };

    /// <summary>Whether the policy lets the actor in.</summary>
    public static bool Allows(string policy, Actor? actor) =>
        actor is not null && RolesOf[policy] is var roles && (roles.Count == 0 || roles.Any(actor.Is));
}
