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

    public static IReadOnlyList<string> LiaisonAndAdministrator { get; } =
        [TestPeople.UserName(Roles.Administrator), TestPeople.UserName(Roles.Liaison)];
}
