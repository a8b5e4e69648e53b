namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>Who may use one endpoint.</summary>
/// <param name="Endpoint">Method and page (and handler): <c>POST /Settings/People/Edit?handler=ResetPassword</c>; or method and route.</param>
/// <param name="Address">The address to ask for, with placeholders of <see cref="Samples"/>: <c>/Settings/People/Edit/{person}</c>.</param>
/// <param name="LetIn">Visitors who are let in; everybody else must be refused.</param>
/// <param name="Form">
/// Fields to send with a valid token, to test what the command says as well; without them a POST is sent without a token
/// and whoever is let in must be told that (400), so that nothing happens.
/// </param>
public sealed record EndpointRow(string Endpoint, string Address, IReadOnlyList<string> LetIn, IReadOnlyList<(string, string)>? Form = null)
{
    /// <inheritdoc />
    public override string ToString() => Endpoint;
}
