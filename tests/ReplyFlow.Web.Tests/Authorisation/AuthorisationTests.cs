using System.Net;
using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Authorisation;

/// <summary>Walks every endpoint as everybody and compares with <see cref="EndpointTable"/>.</summary>
public sealed class AuthorisationTests(AuthorisationTests.Fixture fixture) : IClassFixture<AuthorisationTests.Fixture>
{
    public static TheoryData<string> Endpoints => [.. EndpointTable.Rows.Select(r => r.Endpoint)];

    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var endpoints = await EndpointCatalogue.ReadAsync(fixture.App.Services);
        Assert.Equal(endpoints.Keys.Order(StringComparer.Ordinal), EndpointTable.Rows.Select(r => r.Endpoint).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_endpoint_names_a_known_policy_or_allows_anonymous_visitors()
    {
        foreach (var (name, endpoint) in await EndpointCatalogue.ReadAsync(fixture.App.Services))
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                continue;
            var named = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            Assert.True(named.Count > 0 && named.All(a => a.Policy is { } p && Policies.RolesOf.ContainsKey(p)), $"{name} names no policy of Policies.");
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Exactly_the_people_in_the_table_are_let_in(string endpoint)
    {
        var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
        var address = fixture.Samples.Fill(row.Address);
        var wrong = new List<string>();
        foreach (var visitor in Visitors.All)
        {
            var answer = await AskAsync(row, address, fixture.Browsers[visitor]);
            var expected = row.LetIn.Contains(visitor);
            if (expected ? !IsLetIn(row, answer) : !IsRefused(visitor, answer))
                wrong.Add($"{(visitor == Visitors.Nobody ? "nobody" : visitor)} should {(expected ? "" : "not ")}be let in, but got {(int)answer.Status} {answer.Location}");
        }
        Assert.Empty(wrong);
    }

    private async Task<Answer> AskAsync(EndpointRow row, string address, Browser browser)
    {
        if (row.Endpoint.StartsWith("GET ", StringComparison.Ordinal))
            return await browser.GetAsync(address);
        if (row.Form is null)
            return await browser.SendAsync(address);
        var token = Browser.Token((await browser.GetAsync("/Account/SignOutEverywhere")) is { Status: HttpStatusCode.OK } page
            ? page.Html : (await browser.GetAsync("/Account/Login")).Html);
        return await browser.SendAsync(address, [.. row.Form.Select(f => (f.Item1, fixture.Samples.Fill(f.Item2))), ("__RequestVerificationToken", token)]);
    }

    private static bool IsLetIn(EndpointRow row, Answer answer) => row switch
    {
        { Form: null } when row.Endpoint.StartsWith("POST ", StringComparison.Ordinal) => answer.Status == HttpStatusCode.BadRequest,
        { Endpoint: "GET /ready" } => answer.Html is "ready" or "failing: fonts",
        { Endpoint: "GET /Error/Index" } => answer.Html.Contains("没有找到这一页", StringComparison.Ordinal),
        _ => !answer.AsksToSignIn && answer.Status is HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.Conflict,
    };

    /// <summary>Nobody is asked to sign in; the others are told that they may not, or that nothing is there.</summary>
    private static bool IsRefused(string visitor, Answer answer) => visitor == Visitors.Nobody
        ? answer.AsksToSignIn
        : answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;

    public sealed class Fixture : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;
        public Samples Samples { get; private set; } = null!;
        public Dictionary<string, Browser> Browsers { get; } = [];

        public async ValueTask InitializeAsync()
        {
            App = await TestApp.StartAsync();
            Samples = await Samples.CreateAsync(App);
            Browsers[Visitors.Nobody] = App.Browser();
            foreach (var visitor in Visitors.SignedIn)
                Browsers[visitor] = await App.SignInAsync(visitor);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
