using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Authenticity;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.SecretDeputies;

namespace ReplyFlow.Web.Tests.Verify;

/// <summary>核对真伪 by strangers, of a letter whose deputies are secret.</summary>
public sealed class VerifyPageTests(VerifyPageTests.Fixture fixture) : IClassFixture<VerifyPageTests.Fixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_letter_that_the_deputy_downloads_is_genuine_and_nothing_but_number_and_date_is_said()
    {
        var pdf = await fixture.Story.App.Browser().Client.GetByteArrayAsync($"/d/{fixture.Token}/file", Ct);
        var (status, page) = await CheckAsync(pdf);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("真实", page);
        Assert.Contains(fixture.Letter.DocumentNumber!.Text, page);
        Assert.Contains($"{fixture.Letter.IssuedOn:yyyy年M月d日}", page);
        Assert.All(new[] { fixture.Letter.Title, fixture.Letter.Signatory, SecretStory.Lead, SecretStory.CoSigner },
            secret => Assert.DoesNotContain(secret, page));
    }

    [Fact]
    public async Task A_letter_of_which_one_byte_was_changed_is_told_as_changed()
    {
        var pdf = fixture.Letter.Pdf.ToArray();
        pdf[^20] ^= 1;
        var (_, page) = await CheckAsync(pdf);
        Assert.Contains("被改动", page);
        Assert.Contains(fixture.Letter.DocumentNumber!.Text, page);
        Assert.DoesNotContain(fixture.Letter.Title, page);
    }

    [Theory]
    [InlineData("dc:title")]
    [InlineData("dc:creator")]
    [InlineData("dc:description")]
    [InlineData("xmp:CreateDate")]
    public async Task Who_guesses_all_but_one_thing_that_a_letter_says_of_itself_learns_nothing(string wrong)
    {
        var text = Encoding.Latin1.GetString(fixture.Letter.Pdf);
        var at = text.IndexOf($"<{wrong}>", StringComparison.Ordinal);
        Assert.True(at > 0);
        var changed = wrong == "xmp:CreateDate" ? text.Replace("<xmp:CreateDate>2", "<xmp:CreateDate>1", StringComparison.Ordinal)
            : text.Insert(text.IndexOf("</rdf:li>", at, StringComparison.Ordinal), "x");
        var (_, page) = await CheckAsync(Encoding.Latin1.GetBytes(changed));
        Assert.Contains("查不到", page);
        Assert.DoesNotContain(fixture.Letter.DocumentNumber!.Text, page);
    }

    [Fact]
    public async Task The_form_that_was_painted_for_the_deputy_is_genuine()
    {
        var (_, page) = await CheckAsync(fixture.Form);
        Assert.Contains($"随{fixture.Letter.DocumentNumber!.Text}发出的征询意见表", page);
        Assert.DoesNotContain(SecretStory.Lead, page);
    }

    [Theory]
    [InlineData("%PDF-1.4 something else", HttpStatusCode.OK, "查不到")]
    [InlineData("PK\u0003\u0004", HttpStatusCode.BadRequest, "不是 PDF")]
    [InlineData("", HttpStatusCode.BadRequest, "空的")]
    public async Task Other_files_get_plain_words(string content, HttpStatusCode expected, string words)
    {
        var (status, page) = await CheckAsync(Encoding.Latin1.GetBytes(content));
        Assert.Equal(expected, status);
        Assert.Contains(words, page);
    }

    [Fact]
    public async Task Without_a_file_or_behind_too_many_parts_it_asks_for_one()
    {
        var many = new MultipartFormDataContent();
        for (var i = 0; i < 200; i++)
            many.Add(new StringContent("x"), $"f{i}");
        many.Add(new ByteArrayContent(fixture.Letter.Pdf), "File", "a.pdf");
        foreach (HttpContent content in new HttpContent[] { new MultipartFormDataContent { { new StringContent("x"), "File" } }, many,
            new FormUrlEncodedContent([new("File", "x")]), Multipart("--b\r\nbroken") })
            Assert.Contains("核对", await (await fixture.Story.App.Browser().Client.PostAsync("/verify", content, Ct)).Content.ReadAsStringAsync(Ct));
        var (status, page) = await PostAsync(many);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("请先选择", page);
    }

    [Fact]
    public async Task A_stream_without_end_is_read_only_so_far()
    {
        using var endless = new EndlessPdf();
        var part = new StreamContent(endless);
        var (status, page) = await PostAsync(new MultipartFormDataContent { { part, "File", "a.pdf" } });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("超过", page);
        Assert.InRange(endless.Given, AuthenticityQueries.MaxBytes, AuthenticityQueries.MaxBytes + 4 * 1024 * 1024);
    }

    [Fact]
    public async Task A_form_that_says_to_be_larger_is_refused_before_it_is_read()
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(new byte[AuthenticityQueries.MaxBytes + 100_000]), "File", "a.pdf" } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await fixture.Story.App.Browser().Client.PostAsync("/verify", content, Ct)).StatusCode);
    }

    [Fact]
    public async Task The_page_sets_no_cookie_and_is_kept_and_listed_by_nobody()
    {
        var answer = await fixture.Story.App.Browser().Client.GetAsync("/verify", Ct);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(Ct));
    }

    private Task<(HttpStatusCode, string)> CheckAsync(byte[] file) =>
        PostAsync(new MultipartFormDataContent { { new ByteArrayContent(file), "File", "复函.pdf" } });

    private async Task<(HttpStatusCode, string)> PostAsync(HttpContent content)
    {
        // A browser without cookies.
        var answer = await fixture.Story.App.Browser().Client.PostAsync("/verify", content, Ct);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }

    private static ByteArrayContent Multipart(string body)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    /// <summary>Begins as a PDF and never ends; how long it is, it does not say.</summary>
    private sealed class EndlessPdf : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var piece = buffer.AsSpan(offset, count);
            piece.Fill((byte)'x');
            if (Given == 0)
                "%PDF-"u8.CopyTo(piece);
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal SecretStory Story { get; private set; } = null!;

        internal IssuedLetter Letter { get; private set; } = null!;

        internal byte[] Form { get; } = "%PDF-1.4 one deputy's own"u8.ToArray();

        internal string Token { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Story = await SecretStory.StartAsync();
            await Story.RegisterAsync();
            await Story.HandOutAsync();
            await Story.IssueAsync();
            await using var db = Story.App.OpenDatabase();
            Letter = await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).FirstAsync();
            var message = await db.Outbox.AsNoTracking().FirstAsync(m => m.RecipientKind == RecipientKind.Deputy && m.Address == SecretStory.Private);
            var again = message.Again(message.Address, message.CreatedAt.AddYears(1));
            db.Add(again);
            await db.SaveChangesAsync();
            await using var scope = Story.App.Services.CreateAsyncScope();
            Token = await scope.ServiceProvider.GetRequiredService<LinkIssuer>()
                .TokenAsync(again, _ => Convert.ToHexStringLower(SHA256.HashData(Form)), default);
        }

        public ValueTask DisposeAsync() => Story.DisposeAsync();
    }
}

/// <summary>Apart, because it uses up what an address may ask.</summary>
public sealed class VerifyFloodTests
{
    [Fact]
    public async Task An_address_compares_only_so_many_files_in_a_minute()
    {
        await using var app = await TestApp.StartWithAsync(s => s.AddSingleton<IStartupFilter>(new AddressOfTests()));
        var client = app.Browser().Client;
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= Flood.MostChecksOfAnAddress; i++)
            answers.Add((await client.PostAsync("/verify", new MultipartFormDataContent { { new StringContent("x"), "File", "a.pdf" } })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/verify")).StatusCode);
    }
}
