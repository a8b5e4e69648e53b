using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Application.Tests.Alerts;

/// <summary>People are told in their browsers: encrypted for each, known by the installation's key, forgotten when they have ended.</summary>
public sealed partial class PushTests
{
    [Fact]
    public async Task A_browser_can_read_what_is_pushed_to_it_and_nobody_else_can()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        using var browser = new TestBrowser($"{world.Receiver.Origin}/push/one");
        await AddAsync(world, process, "dispatcher", browser.Input);
        var id = await world.Cases.CaseAt("assign");
        await AlertWorld.RoundAsync(process);

        var pushed = Assert.Single(world.Receiver.All);
        Assert.Equal(("/push/one", "aes128gcm"), (pushed.Path, pushed.Headers["Content-Encoding"]));
        var key = await process.InScopeAsync(s => s.GetRequiredService<AlertQueries>().PushKeyAsync(default));
        var proof = Proof().Match(pushed.Headers["Authorization"]);
        Assert.Equal(key, proof.Groups["key"].Value);
        Assert.Equal("http://127.0.0.1", SignedFor(proof.Groups["token"].Value, key!));
        var shown = JsonDocument.Parse(browser.Read(pushed.Body)).RootElement;
        Assert.Equal("您有一件新待办", shown.GetProperty("title").GetString());
        Assert.Equal((await world.Cases.Open(id, "assign")).Id, shown.GetProperty("item").GetGuid());
        using var other = new TestBrowser("https://other.example/");
        Assert.ThrowsAny<CryptographicException>(() => other.Read(pushed.Body));
        await using var db = world.Cases.Open();
        Assert.All(await db.Settings.Select(s => s.Value).ToListAsync(), v => Assert.DoesNotContain(browser.Input.Secret, v));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task A_browser_that_has_ended_is_forgotten_and_the_others_are_told(int status)
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process(("Lanes", "1"));
        using var one = new TestBrowser($"{world.Receiver.Origin}/push/one");
        using var two = new TestBrowser($"{world.Receiver.Origin}/push/two");
        await AddAsync(world, process, "dispatcher", one.Input);
        await AddAsync(world, process, "dispatcher", two.Input);
        await world.Cases.CaseAt("assign");
        world.Receiver.Answer(status);
        await AlertWorld.RoundAsync(process);
        Assert.Equal(2, world.Receiver.All.Count);
        await using var db = world.Cases.Open();
        var ended = world.Receiver.All[0].Path;
        Assert.DoesNotContain(ended, (await db.PushBrowsers.SingleAsync()).Endpoint);
        Assert.Equal([AlertStatus.Sent, AlertStatus.Failed], (await db.Alerts.Select(a => a.Status).ToListAsync()).Order());
    }

    [Fact]
    public async Task A_busy_push_service_is_asked_again_later_and_is_not_waited_for()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        using var browser = new TestBrowser($"{world.Receiver.Origin}/push/one");
        await AddAsync(world, process, "dispatcher", browser.Input);
        await world.Cases.CaseAt("assign");
        world.Receiver.Answer(429);
        await AlertWorld.RoundAsync(process);
        await using var db = world.Cases.Open();
        Assert.Equal(AlertStatus.Queued, (await db.Alerts.AsNoTracking().SingleAsync()).Status);
        world.Cases.Clock.Now = world.Cases.Clock.Now.AddMinutes(5);
        await AlertWorld.RoundAsync(process);
        Assert.Equal(AlertStatus.Sent, (await db.Alerts.AsNoTracking().SingleAsync()).Status);
    }

    [Fact]
    public async Task Only_known_push_services_are_written_to_and_only_a_browser_s_keys_are_taken()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process(("AllowHttp", "false"), ("PushHosts:0", "push.example"), ("PushHosts:1", ".wide.example"));
        using var browser = new TestBrowser("https://push.example/one");
        foreach (var endpoint in new[] { "http://push.example/one", "https://127.0.0.1/one", "https://169.254.169.254/latest", "https://push.example.evil.test/",
            "https://user@push.example/one", "https://wide.example.test/", "file:///etc/passwd", "" })
            await Assert.ThrowsAsync<InvalidInputException>(() => AddAsync(world, process, "office", browser.Input with { Endpoint = endpoint }));
        await Assert.ThrowsAsync<InvalidInputException>(() => AddAsync(world, process, "office", browser.Input with { PublicKey = "AAAA" }));
        await Assert.ThrowsAsync<InvalidInputException>(() => AddAsync(world, process, "office", browser.Input with { Secret = "?" }));
        await AddAsync(world, process, "office", browser.Input);
        await AddAsync(world, process, "office", browser.Input with { Endpoint = "https://sg2p.wide.example/two" });
        await using var db = world.Cases.Open();
        Assert.Equal(2, await db.PushBrowsers.CountAsync());
    }

    [Fact]
    public async Task A_browser_that_somebody_else_uses_now_tells_only_them()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        using var browser = new TestBrowser($"{world.Receiver.Origin}/push/one");
        await AddAsync(world, process, "dispatcher", browser.Input);
        await AddAsync(world, process, "office", browser.Input);
        await world.Cases.CaseAt("assign");
        await AlertWorld.RoundAsync(process);
        Assert.Empty(world.Receiver.All);
    }

    [Fact]
    public async Task The_keys_are_made_once_and_anew_where_they_cannot_be_opened()
    {
        await using var world = await AlertWorld.CreateAsync();
        var process = world.Process();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => process.GetRequiredService<PushKeys>().EnsureAsync(default)));
        var first = await process.InScopeAsync(s => s.GetRequiredService<AlertQueries>().PushKeyAsync(default));
        using var browser = new TestBrowser($"{world.Receiver.Origin}/push/one");
        await AddAsync(world, process, "dispatcher", browser.Input);
        await world.Elsewhere().GetRequiredService<PushKeys>().EnsureAsync(default);
        Assert.NotEqual(first, await process.InScopeAsync(s => s.GetRequiredService<AlertQueries>().PushKeyAsync(default)));
        await using var db = world.Cases.Open();
        Assert.Empty(await db.PushBrowsers.ToListAsync());
    }

    private static async Task AddAsync(AlertWorld world, IServiceProvider process, string user, BrowserInput input)
    {
        var actor = await world.Cases.Actor(user);
        await process.GetRequiredService<PushKeys>().EnsureAsync(default);
        await process.InScopeAsync(s => s.GetRequiredService<AddBrowser>().RunAsync(actor, input, default));
    }

    [GeneratedRegex("^vapid t=(?<token>[^,]+), ?k=(?<key>[^=]+)=*$")]
    private static partial Regex Proof();

    /// <summary>Whom a token is for (RFC 8292); empty where the key did not sign it.</summary>
    private static string SignedFor(string token, string key)
    {
        var parts = token.Split('.');
        var q = Base64Url.DecodeFromChars(key);
        using var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = q[1..33], Y = q[33..] } });
        return ecdsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256)
            ? JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement.GetProperty("aud").GetString()! : "";
    }

    /// <summary>A browser's half of RFC 8291.</summary>
    private sealed class TestBrowser : IDisposable
    {
        private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);
        private readonly byte[] _public;

        public TestBrowser(string endpoint)
        {
            var q = _key.ExportParameters(false).Q;
            _public = [4, .. q.X!, .. q.Y!];
            Input = new BrowserInput(endpoint, Base64Url.EncodeToString(_public), Base64Url.EncodeToString(_secret), "示例浏览器");
        }

        public BrowserInput Input { get; }

        /// <summary>Decrypts a body of one record (RFC 8188).</summary>
        public string Read(byte[] body)
        {
            var (salt, length) = (body[..16], body[20]);
            var sender = body[21..(21 + length)];
            var sealedText = body[(21 + length)..];
            using var other = ECDiffieHellman.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = sender[1..33], Y = sender[33..] },
            });
            var shared = _key.DeriveRawSecretAgreement(other.PublicKey);
            var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, _secret, [.. "WebPush: info\0"u8, .. _public, .. sender]);
            var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt, [.. "Content-Encoding: aes128gcm\0"u8]);
            var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt, [.. "Content-Encoding: nonce\0"u8]);
            var text = new byte[sealedText.Length - 16];
            using var gcm = new AesGcm(key, 16);
            gcm.Decrypt(nonce, sealedText[..^16], sealedText[^16..], text);
            return Encoding.UTF8.GetString(text.AsSpan()[..text.AsSpan().LastIndexOf((byte)2)]);
        }

        public void Dispose() => _key.Dispose();
    }
}
