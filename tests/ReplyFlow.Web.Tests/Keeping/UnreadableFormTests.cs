using System.Net;
using System.Text;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Keeping;

/// <summary>A form that cannot be read is answered with what is wrong with it.</summary>
public sealed class UnreadableFormTests
{
    [Theory]
    [InlineData("/Suggestions/Register", "Input.Title=a%00b", "无法识别的字符")]
    [InlineData("/Suggestions/Register", "Input.Title=a%00b%ED%A0%80", "无法识别的字符")]
    [InlineData("/Account/Substitution?handler=Name", "Input.Note=a%00b%ED%A0%80", "无法识别的字符")]
    [InlineData("/Account/Login", "UserName=a%00b%ED%A0%80", "无法识别的字符")]
    public async Task Characters_that_are_none_are_named(string address, string body, string words)
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Liaison));
        using var content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded");
        var answer = await Answer.OfAsync(await browser.Client.PostAsync(address, content));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("文件", answer.Text(), StringComparison.Ordinal);
    }
}
