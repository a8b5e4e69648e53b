using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Authorisation;
using ReplyFlow.Web.Tests.Drafts;

namespace ReplyFlow.Web.Tests.Door;

/// <summary>What no text of the product may hold comes in by no form and no address.</summary>
public sealed partial class DoorTests(AuthorisationTests.Fixture fixture) : IClassFixture<AuthorisationTests.Fixture>
{
    /// <summary>Texts that nobody types: kinds of records and names of files, chosen on the page.</summary>
    private static readonly string[] Unnamed = ["key", "definition", "file", "format"];

    public static TheoryData<string> Posts => [.. EndpointTable.Rows.Select(r => r.Endpoint).Where(e => e.StartsWith("POST ", StringComparison.Ordinal))];

    public static TheoryData<string> Gets => [.. EndpointTable.Rows.Select(r => r.Endpoint).Where(e => e.StartsWith("GET ", StringComparison.Ordinal))];

    [Trait("Length", "Long")]
    [Theory]
    [MemberData(nameof(Posts))]
    public async Task Every_text_of_a_form_has_a_name_and_is_refused_by_it(string endpoint)
    {
        var (row, texts) = await TextsAsync(endpoint, get: false);
        var address = fixture.Samples.Fill(row.Address);
        foreach (var (field, member) in texts.Where(t => !address.Contains($"{t.Name}=", StringComparison.OrdinalIgnoreCase)))
        {
            var label = member.GetCustomAttributes(typeof(DisplayAttribute), true).OfType<DisplayAttribute>().SingleOrDefault()?.Name;
            var isList = member is PropertyInfo { PropertyType: var type } && type != typeof(string);
            Assert.True(label is not null || isList || Unnamed.Contains(field), $"{field} of {endpoint} has no [Display(Name = …)].");
            var answer = await SendAsync(row, address, field, "甲\0乙");
            if (member.GetCustomAttributes(typeof(BindPropertyAttribute), true).OfType<BindPropertyAttribute>().Any(b => b.SupportsGet))
            {
                // It names what the page is about, and is no field of the form.
                Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{field}: {(int)answer.Status}");
                continue;
            }
            if (endpoint == "POST /Drafts/Preview")
            {
                // Nothing would be stored; the words stand in the place of the pages.
                Assert.Contains($"{label}：", JsonDocument.Parse(answer.Shown().Html).RootElement.GetProperty("problem").GetString(), StringComparison.Ordinal);
                continue;
            }
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains($"{label ?? "填写的内容"}：", Said(answer), StringComparison.Ordinal);
            Assert.Contains("看不见的控制字符，请去掉后再提交。", Said(answer), StringComparison.Ordinal);
            if (label is null || member.GetCustomAttributes(typeof(DataTypeAttribute), true).Length > 0)
                continue;
            answer = await SendAsync(row, address, field, "甲\r\n乙");
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains($"{label}：有换行，请去掉后再提交。", Said(answer), StringComparison.Ordinal);
        }
    }

    [Trait("Length", "Long")]
    [Theory]
    [MemberData(nameof(Posts))]
    public async Task No_refusal_quotes_more_than_the_beginning_of_a_long_text(string endpoint)
    {
        var (row, texts) = await TextsAsync(endpoint, get: false);
        var address = fixture.Samples.Fill(row.Address);
        foreach (var (field, _) in texts.Where(t => !address.Contains($"{t.Name}=", StringComparison.OrdinalIgnoreCase)))
        {
            var answer = await SendAsync(row, address, field, new string('长', 12_500));
            if (answer.Headers.GetValueOrDefault("Content-Type", "").Contains("html", StringComparison.Ordinal))
                foreach (var said in Alerts().Matches(WebUtility.HtmlDecode(answer.Html)).Select(m => m.Value))
                    Assert.DoesNotContain(new string('长', 60), said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("POST /Suggestions/Register", "Input.IdentitySecret")]
    [InlineData("POST /Settings/Bureaus/Create", "Input.IsActive")]
    [InlineData("POST /Settings/Bureaus/Edit", "Input.PaperOnly")]
    [InlineData("POST /Settings/Reminders?handler=Step", "Input.OnDueDay")]
    [InlineData("POST /Cases/Correct", "Input.PublishText")]
    public async Task A_box_that_is_neither_ticked_nor_not_is_refused_with_its_page(string endpoint, string field)
    {
        var row = EndpointTable.Rows.Single(r => r.Endpoint == endpoint);
        foreach (var value in new[] { "maybe", "", "1" })
        {
            var answer = await SendAsync(row, fixture.Samples.Fill(row.Address), field, value);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("这一项的格式不对，请重新选择。", Said(answer), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task In_an_address_it_is_left_out(string endpoint)
    {
        var (row, texts) = await TextsAsync(endpoint, get: true);
        var address = fixture.Samples.Fill(row.Address);
        foreach (var (field, _) in texts)
        {
            var answer = await Visitor(row).GetAsync($"{address}{(address.Contains('?') ? '&' : '?')}{Uri.EscapeDataString(field)}=a%00b%1bc%0ad");
            Assert.True((int)answer.Status < 500, $"{field}: {(int)answer.Status}");
        }
    }

    [Fact]
    public async Task A_contact_with_a_null_character_is_refused_by_name_with_its_text_kept_and_stored_nowhere()
    {
        var scene = await DraftScene.SetAsync();
        await using var app = scene.App;
        var drafter = await app.SignInAsync(TestPeople.UserName(Roles.Drafter));
        var (answer, _) = await scene.CallAsync(drafter, "contacts",
            [("Contact.On", "2026-03-01"), ("Contact.Phase", "During"), ("Contact.Channel", "Visit"), ("Contact.With", "申某"), ("Contact.Summary", "当面\0沟通\r\n第二行")]);
        answer.Refused("情况：第 1 行第 3 个字符是看不见的控制字符");
        Assert.Contains("当面沟通\r\n第二行", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        await using var db = app.OpenDatabase();
        Assert.False(await db.Contacts.AnyAsync(TestContext.Current.CancellationToken));
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Verifier>().RunAsync(TestContext.Current.CancellationToken));
    }

    private async Task<(EndpointRow, IReadOnlyList<(string Name, ICustomAttributeProvider Member)>)> TextsAsync(string endpoint, bool get)
    {
        var all = await EndpointCatalogue.ReadAsync(fixture.App.Services);
        var handler = endpoint.Contains("?handler=", StringComparison.Ordinal) ? endpoint[(endpoint.IndexOf('=') + 1)..] : "";
        return (EndpointTable.Rows.Single(r => r.Endpoint == endpoint),
            await FormTexts.OfAsync(all[endpoint], fixture.App.Services.GetRequiredService<PageLoader>(), handler, get));
    }

    private Browser Visitor(EndpointRow row) => fixture.Browsers[row.LetIn[^1]];

    private async Task<Answer> SendAsync(EndpointRow row, string address, string field, string value)
    {
        var browser = Visitor(row);
        var token = Browser.Token((await browser.GetAsync("/Account/SignOutEverywhere")) is { Status: HttpStatusCode.OK } page
            ? page.Html : (await browser.GetAsync("/Account/Login")).Html);
        // Not URL-encoded: there the server itself refuses U+0000, before anything has read the form.
        using var form = new MultipartFormDataContent { { new StringContent(value), field }, { new StringContent(token), "__RequestVerificationToken" } };
        return await Answer.OfAsync(await browser.Client.PostAsync(address, form));
    }

    /// <summary>What is told: notes above a form, and the words beside its fields.</summary>
    [GeneratedRegex("(?s)<div class=\"note.*?</div>|<span class=\"field-validation-error\".*?</span>")]
    private static partial Regex Alerts();

    private static string Said(Answer answer) => answer.Headers["Content-Type"].Contains("json", StringComparison.Ordinal)
        ? JsonDocument.Parse(answer.Html).RootElement.GetProperty("message").GetString()! : WebUtility.HtmlDecode(answer.Html);
}
