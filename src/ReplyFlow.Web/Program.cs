using ReplyFlow.Web.Infrastructure;

try
{
    var builder = Startup.CreateBuilder(args);
    builder.CheckSettings()
        .BeginModel()
        .AddConfiguration()
        .AddSignIn()
        .AddPages()
        .AddProtection()
        .AddWorkers()
        .AddTelemetry();

    await using var app = builder.Build();
    app.UseReplyFlow();
    await app.ServeAsync();
    return 0;
}
catch (Exception e) when (Startup.Words(e) is { } words)
{
    await Console.Error.WriteLineAsync(words);
    return Startup.Unusable;
}

/// <summary>The web program; named so that tests can start it.</summary>
public partial class Program;
