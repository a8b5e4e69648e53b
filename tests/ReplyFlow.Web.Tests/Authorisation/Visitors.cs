using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>Everybody who comes to every endpoint. Names of accounts in <see cref="TestPeople"/>, and nobody.</summary>
public static class Visitors
{
    public const string Nobody = "";

    /// <summary>Every account, one a role, and the office of another bureau.</summary>
    public static IReadOnlyList<string> SignedIn { get; } = [.. Roles.All.Select(TestPeople.UserName), TestPeople.OtherOffice];

    public static IReadOnlyList<string> All { get; } = [Nobody, .. SignedIn];

    /// <summary>Everybody who takes part in handling suggestions.</summary>
    public static IReadOnlyList<string> CaseWork { get; } = [.. SignedIn.Where(v => v != TestPeople.UserName(Roles.Administrator))];

    public static IReadOnlyList<string> Administrator { get; } = [TestPeople.UserName(Roles.Administrator)];

    public static IReadOnlyList<string> Liaison { get; } = [TestPeople.UserName(Roles.Liaison)];

    /// <summary>Who has the sample work item to decide.</summary>
    public static IReadOnlyList<string> Drafter { get; } = [TestPeople.UserName(Roles.Drafter)];

    /// <summary>The office of the bureau that leads the sample case.</summary>
    public static IReadOnlyList<string> Office { get; } = [TestPeople.UserName(Roles.BureauOffice)];

    /// <summary>Who of that bureau writes to the deputies before the reply.</summary>
    public static IReadOnlyList<string> OfficeAndDrafter { get; } = [.. Office, .. Drafter];

    /// <summary>Who enters what deputies answered: the office of the lead bureau, and the liaison body without it.</summary>
    public static IReadOnlyList<string> AnswerEnterers { get; } = [.. Office, .. Liaison];

    /// <summary>Who may give the sample case to another drafter: the office, and the head of the division that has it.</summary>
    public static IReadOnlyList<string> Reassigners { get; } = [TestPeople.UserName(Roles.BureauOffice), TestPeople.UserName(Roles.DivisionHead)];

    /// <summary>Who gives cases to bureaus.</summary>
    public static IReadOnlyList<string> Dispatcher { get; } = [TestPeople.UserName(Roles.Dispatcher)];

    /// <summary>The people of the bureau that leads the sample case.</summary>
    public static IReadOnlyList<string> LeadBureau { get; } =
    [
        .. new[] { Roles.BureauOffice, Roles.DivisionHead, Roles.Drafter, Roles.BureauLeader, Roles.Signatory }.Select(TestPeople.UserName),
    ];

    /// <summary>Who may see the sample case: those who see all cases, and its lead bureau; not the other bureau.</summary>
    public static IReadOnlyList<string> SeesTheCase { get; } =
        [TestPeople.UserName(Roles.Liaison), TestPeople.UserName(Roles.Dispatcher), .. LeadBureau];

    public static IReadOnlyList<string> LiaisonAndAdministrator { get; } =
        [TestPeople.UserName(Roles.Administrator), TestPeople.UserName(Roles.Liaison)];

    /// <summary>Everybody who sees the board and the statistics, each as far as they supervise.</summary>
    public static IReadOnlyList<string> Supervisors { get; } = [.. CaseWork.Where(v => v != TestPeople.UserName(Roles.Drafter))];

    /// <summary>Who supervises the sample case.</summary>
    public static IReadOnlyList<string> SupervisesTheCase { get; } = [.. SeesTheCase.Where(v => v != TestPeople.UserName(Roles.Drafter))];

    /// <summary>Who puts suggestions under a leader's supervision.</summary>
    public static IReadOnlyList<string> KeyFlaggers { get; } = [TestPeople.UserName(Roles.Liaison), TestPeople.UserName(Roles.Dispatcher)];

    /// <summary>Who arranges substitutes for others: every bureau's office, and the administrator.</summary>
    public static IReadOnlyList<string> OfficesAndAdministrator { get; } = [.. Office, TestPeople.OtherOffice, .. Administrator];

    /// <summary>Who keeps policies: every office its bureau's, the government office and the administrator the common base.</summary>
    public static IReadOnlyList<string> PolicyKeepers { get; } = [.. OfficesAndAdministrator, .. Dispatcher];

    /// <summary>Who writes standard passages: besides those who keep policies, the people who draft.</summary>
    public static IReadOnlyList<string> PassageKeepers { get; } = [.. PolicyKeepers, .. Drafter, TestPeople.UserName(Roles.DivisionHead)];

    /// <summary>Who keeps the common base of policies.</summary>
    public static IReadOnlyList<string> CommonPolicyKeepers { get; } = [.. Administrator, .. Dispatcher];
}
