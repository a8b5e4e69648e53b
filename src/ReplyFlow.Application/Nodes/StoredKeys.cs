using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Nodes;

/// <summary>
/// The keys of data protection in the database, where every process finds them, encrypted under the settings' key file. One that cannot be
/// opened is left out; <see cref="SharedKeys"/> refuses a start to which none opens.
/// </summary>
public sealed class StoredKeys(IServiceScopeFactory scopes, ProtectionKeyFile file, TimeProvider time) : IXmlRepository
{
    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>().ProtectionKeys.AsNoTracking().OrderBy(k => k.Name).ToList();
        return [.. rows.Select(r => file.Decrypt(r.Name, r.Content)).OfType<byte[]>().Select(x => XElement.Parse(Encoding.UTF8.GetString(x)))];
    }

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
        db.ProtectionKeys.Add(Row(element, friendlyName));
        db.SaveChanges();
    }

    internal ProtectionKey Row(XElement element, string name) => new()
    {
        Name = name,
        Content = file.Encrypt(name, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting))),
        StoredAt = time.UtcNowMicroseconds(),
    };
}
