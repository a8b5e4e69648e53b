using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing;

namespace ReplyFlow.Application.Tests.Deployment;

/// <summary>What can be checked of the container files without a container engine: every path and every setting they name is real.</summary>
public sealed partial class ContainerFilesTests
{
    private static readonly Dictionary<string, Type> Sections = new() { ["ReplyFlow"] = typeof(ReplyFlowSettings), ["Mail"] = typeof(MailOptions), ["Outbox"] = typeof(OutboxOptions) };

    [Fact]
    public void Everything_the_Dockerfile_copies_from_the_repository_is_there()
    {
        var sources = Read("Dockerfile").Split('\n').Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal))
            .SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1]).ToList();
        Assert.NotEmpty(sources);
        Assert.All(sources, s => Assert.True(Path.Exists(Path.Combine(RepositoryPaths.Root, s)), s));
        var ignored = Read(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Empty(sources.Select(s => s.TrimEnd('/')).Intersect(ignored));
    }

    [Theory]
    [InlineData("Dockerfile")]
    [InlineData("docker-compose.yml")]
    [InlineData("docker-compose.scale.yml")]
    public void Every_setting_is_one_the_product_reads(string file)
    {
        var names = SettingName().Matches(Read(file)).Select(m => m.Value).Distinct().ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name =>
        {
            var parts = name.Split("__");
            // What pages alone are served by is the web project's, which its own tests look at.
            if (parts is ["ReplyFlow", "Web", ..])
                return;
            var type = Sections[parts[0]];
            foreach (var part in parts[1..].Where(p => !p.All(char.IsAsciiDigit)))
                type = type.GetProperty(part, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType
                    ?? throw new InvalidOperationException($"{name}: {type.Name} has no {part}.");
        });
    }

    [Fact]
    public void Nginx_asks_the_composed_nodes_for_pages_and_nobody_else()
    {
        var compose = Read("docker-compose.scale.yml");
        var nodes = Upstream().Matches(Read("deploy/nginx.conf")).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["web1", "web2", "web3"], nodes);
        Assert.All(nodes, node => Assert.Contains($"\n  {node}:\n", compose, StringComparison.Ordinal));
        Assert.All(Mount().Matches(compose).Select(m => m.Groups[1].Value), file => Assert.True(File.Exists(Path.Combine(RepositoryPaths.Root, file)), file));
    }

    [Fact]
    public void The_composed_product_reaches_the_composed_database_and_mail_catcher()
    {
        var lines = Read("docker-compose.yml").Split('\n');
        var values = lines.Select(l => SettingLine().Match(l)).Where(m => m.Success).ToDictionary(
            m => m.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal),
            m => (string?)Variable().Replace(m.Groups["value"].Value.Trim('"'), v => v.Groups["otherwise"].Success ? v.Groups["otherwise"].Value : "secret"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var settings = configuration.GetSection("ReplyFlow").Get<ReplyFlowSettings>()!;
        Assert.Equal(DatabaseKind.Postgres, settings.DatabaseAddress.Kind);
        Assert.Equal("postgres://replyflow@db:5432/replyflow", settings.DatabaseAddress.Display);
        var transport = MailTransports.Create(configuration.GetSection("Mail").Get<MailOptions>()!, "unused");
        Assert.Equal("smtp://mail:1025", transport.Description);
        Assert.All(new[] { "db", "mail" }, service => Assert.Contains($"  {service}:", lines));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryPaths.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\b(ReplyFlow|Mail|Outbox)__\w+")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"^ +(?<name>(ReplyFlow|Mail|Outbox)__\w+): +(?<value>.+)$")]
    private static partial Regex SettingLine();

    [GeneratedRegex(@"^ +server (\w+):8080 ", RegexOptions.Multiline)]
    private static partial Regex Upstream();

    [GeneratedRegex(@"- \./(\S+?):")]
    private static partial Regex Mount();

    /// <summary>${NAME:-otherwise} or ${NAME:?message}.</summary>
    [GeneratedRegex(@"\$\{\w+:(-(?<otherwise>[^}]*)|\?[^}]*)\}")]
    private static partial Regex Variable();
}
