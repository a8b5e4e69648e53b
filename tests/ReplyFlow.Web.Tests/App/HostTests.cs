using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Web.Tests.App;

/// <summary>The name by which a request asks for the installation is repeated nowhere, and may be held to those that are set.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("GET", "/Settings?all=true")]
    [InlineData("POST", "/Settings/Bureaus/Create")]
    [InlineData("POST", "/Account/Login")]
    public async Task No_redirect_repeats_the_host_of_the_request(string method, string path)
    {
        await using var app = await TestApp.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = "evil.example";
        using var response = await app.Browser().Client.SendAsync(request);
        Assert.DoesNotContain("evil.example", response.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_names_are_set_another_one_is_refused()
    {
        await using var app = await TestApp.StartWithSettingAsync("ReplyFlow:Web:Hosts", "localhost;reply.example.test");
        foreach (var (host, status) in new[] { ("localhost", HttpStatusCode.OK), ("reply.example.test:5080", HttpStatusCode.OK), ("evil.example", HttpStatusCode.BadRequest) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/Account/Login");
            request.Headers.Host = host;
            Assert.Equal(status, (await app.Browser().Client.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task An_address_that_sends_sign_ins_without_end_is_answered_before_the_database_is_asked()
    {
        await using var app = await TestApp.StartWithAsync(s => s.AddSingleton<IStartupFilter>(new AddressOfTests()));
        var browser = app.Browser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= Infrastructure.Flood.MostInAMinute + 1; i++)
            answers.Add((await browser.SendAsync("/Account/Login", ("UserName", "nobody"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.BadRequest, answers[0]);
        (await browser.GetAsync("/Account/Login")).Shown();
        var elsewhere = app.Browser();
        elsewhere.Client.DefaultRequestHeaders.Add(AddressOfTests.Header, "192.0.2.77");
        await elsewhere.SignInAsync(TestPeople.UserName(Roles.Drafter), TestPeople.Password);
    }
}
