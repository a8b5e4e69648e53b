using static ReplyFlow.Web.Tests.Authorisation.Visitors;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>Who may use which endpoint: the whole product. A new page or handler needs a row here.</summary>
public static class EndpointTable
{
    public static IReadOnlyList<EndpointRow> Rows { get; } =
    [
        new("GET /health", "/health", All),
        new("GET /Error/Index", "/Error/404", All),
        new("GET /Index", "/", SignedIn),
        new("POST /Index?handler=Accept", "/?handler=Accept", SignedIn),

        new("GET /Account/Login", "/Account/Login", All),
        new("POST /Account/Login", "/Account/Login", All),
        new("GET /Account/Logout", "/Account/Logout", SignedIn),
        new("POST /Account/Logout", "/Account/Logout", SignedIn),
        new("GET /Account/ChangePassword", "/Account/ChangePassword", SignedIn),
        new("POST /Account/ChangePassword", "/Account/ChangePassword", SignedIn),
        new("GET /Account/SignOutEverywhere", "/Account/SignOutEverywhere", SignedIn),
        new("POST /Account/SignOutEverywhere", "/Account/SignOutEverywhere", SignedIn),
        new("GET /Setup/Index", "/Setup", All),
        new("POST /Setup/Index", "/Setup", All),

        new("GET /Search", "/search?q=0101", CaseWork),
        new("GET /Suggestions/Index", "/suggestions", CaseWork),
        new("GET /Suggestions/Register", "/suggestions/register", Liaison),
        new("POST /Suggestions/Register", "/suggestions/register", Liaison),
        new("POST /Suggestions/Register?handler=Again", "/suggestions/register?handler=Again", Liaison),
        new("POST /Suggestions/Register?handler=More", "/suggestions/register?handler=More", Liaison),
        new("GET /Suggestions/Import", "/suggestions/import", Liaison),
        new("GET /Suggestions/Import?handler=Sample", "/suggestions/import?handler=Sample", Liaison),
        new("POST /Suggestions/Import", "/suggestions/import", Liaison),
        new("GET /Cases/Index", "/cases/{case}", SeesTheCase),
        new("GET /Cases/Version", "/cases/{case}/versions/2?against=1", LeadBureau),
        new("GET /Cases/Contact", "/cases/{case}/contact", LeadBureau),
        new("POST /Cases/Contact", "/cases/{case}/contact", LeadBureau, [("Input.Summary", "")]),
        new("GET /WorkItems/Decide", "/work/{item}", Drafter),
        new("POST /WorkItems/Decide", "/work/{item}", Drafter, [("Input.Outcome", "")]),

        new("GET /Settings/Index", "/Settings", LiaisonAndAdministrator),
        new("GET /Settings/Health", "/Settings/Health", Administrator),
        new("GET /Settings/People/Index", "/Settings/People", Administrator),
        new("POST /Settings/People/Index?handler=Unlock", "/Settings/People?handler=Unlock&id={person}", Administrator),
        new("GET /Settings/People/Create", "/Settings/People/Create", Administrator),
        new("POST /Settings/People/Create", "/Settings/People/Create", Administrator),
        new("GET /Settings/People/Password", "/Settings/People/Password/{person}", Administrator),
        new("GET /Settings/People/Edit", "/Settings/People/Edit/{person}", Administrator),
        new("POST /Settings/People/Edit", "/Settings/People/Edit/{person}", Administrator),
        new("POST /Settings/People/Edit?handler=ResetPassword", "/Settings/People/Edit/{person}?handler=ResetPassword", Administrator),
        new("POST /Settings/People/Edit?handler=Reactivate", "/Settings/People/Edit/{person}?handler=Reactivate", Administrator),
        new("GET /Settings/People/HandOver", "/Settings/People/HandOver/{person}", Administrator),
        new("POST /Settings/People/HandOver", "/Settings/People/HandOver/{person}", Administrator),
        new("GET /Settings/People/Deactivate", "/Settings/People/Deactivate/{person}", Administrator),
        new("POST /Settings/People/Deactivate", "/Settings/People/Deactivate/{person}", Administrator),
        new("GET /Settings/Bureaus/Index", "/Settings/Bureaus", Administrator),
        new("GET /Settings/Bureaus/Create", "/Settings/Bureaus/Create", Administrator),
        new("POST /Settings/Bureaus/Create", "/Settings/Bureaus/Create", Administrator),
        new("GET /Settings/Bureaus/Edit", "/Settings/Bureaus/Edit/{bureau}", Administrator),
        new("POST /Settings/Bureaus/Edit", "/Settings/Bureaus/Edit/{bureau}", Administrator),
        new("POST /Settings/Bureaus/Edit?handler=AddDivision", "/Settings/Bureaus/Edit/{bureau}?handler=AddDivision", Administrator),
        new("POST /Settings/Bureaus/Edit?handler=RenameDivision", "/Settings/Bureaus/Edit/{bureau}?handler=RenameDivision", Administrator),
        new("POST /Settings/Bureaus/Edit?handler=RemoveDivision", "/Settings/Bureaus/Edit/{bureau}?handler=RemoveDivision", Administrator),
        new("GET /Settings/Sessions/Index", "/Settings/Sessions", LiaisonAndAdministrator),
        new("GET /Settings/Sessions/Edit", "/Settings/Sessions/Edit/{session}", LiaisonAndAdministrator),
        new("POST /Settings/Sessions/Edit", "/Settings/Sessions/Edit/{session}", LiaisonAndAdministrator),
        new("GET /Settings/Deputies/Index", "/Settings/Deputies", LiaisonAndAdministrator),
        new("GET /Settings/Deputies/Edit", "/Settings/Deputies/Edit/{deputy}", LiaisonAndAdministrator),
        new("POST /Settings/Deputies/Edit", "/Settings/Deputies/Edit/{deputy}", LiaisonAndAdministrator),
    ];
}
