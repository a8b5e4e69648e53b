using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Tests.Supervision;

/// <summary>One city for the tests that need more cases than are looked up one by one, and only read them: it takes long to make.</summary>
public sealed class LargeCity : IAsyncLifetime
{
    private readonly Dictionary<DatabaseKind, City> _made = [];

    /// <summary>The city on one of the databases, made when it is first asked for.</summary>
    internal async Task<City> OnAsync(DatabaseKind kind) => _made.TryGetValue(kind, out var made) ? made : _made[kind] = await City.CreateAsync(kind, 2_300);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var city in _made.Values)
            await city.DisposeAsync();
    }
}

/// <summary>Those tests, one after the other.</summary>
[CollectionDefinition(nameof(LargeCity))]
public sealed class LargeCityCollection : ICollectionFixture<LargeCity>;
