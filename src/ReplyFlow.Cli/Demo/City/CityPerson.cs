using Microsoft.AspNetCore.Identity;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Cli.Demo.City;

/// <summary>Somebody with a post.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">What they do.</param>
internal sealed record CityPerson(AppUser User, string Role)
{
    /// <summary>Hashed once: all have the same password, and it is printed.</summary>
    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<AppUser>().HashPassword(null!, DemoPeople.Password));

    public static AppUser Account(string userName, string name, Guid bureau, Guid? division, string phone, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        DisplayName = name,
        BureauId = bureau,
        DivisionId = division,
        PhoneNumber = phone,
        PasswordHash = Hash.Value,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };
}
