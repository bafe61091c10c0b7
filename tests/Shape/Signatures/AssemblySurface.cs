using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Veritas.Tests.Shape.Signatures;

/// <summary>
/// What an assembly offers and what it asks of others, read from its metadata alone: nothing is loaded, so its
/// dependencies need not be there. Types are compared by full name, whatever assembly they live in.
/// </summary>
internal sealed record AssemblySurface(ImmutableDictionary<string, TypeSurface> Types, ImmutableArray<UsedMember> Used)
{
    public static AssemblySurface Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var types = reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(IsPublic)
            .ToImmutableDictionary(type => TypeNames.Of(reader, type), type => ReadType(reader, type));
        var used = reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => ReadUse(reader, member));
        return new(types, [.. used]);
    }

    private static bool IsPublic(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public;

    private static TypeSurface ReadType(MetadataReader reader, TypeDefinition type)
    {
        var methods = type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => IsOffered((int)(method.Attributes & MethodAttributes.MemberAccessMask)))
            .Select(method => new Member(
                reader.GetString(method.Name),
                SignatureText.Of(method.DecodeSignature(TypeNames.Provider, null))));
        var fields = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => IsOffered((int)(field.Attributes & FieldAttributes.FieldAccessMask)) && (field.Attributes & FieldAttributes.SpecialName) == 0)
            .Select(field => new Member(
                reader.GetString(field.Name),
                (field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "") + field.DecodeSignature(TypeNames.Provider, null)));
        var parent = type.BaseType.IsNil ? "" : TypeNames.Of(reader, type.BaseType);
        return new(parent, [.. methods, .. fields]);
    }

    /// <summary>Public, protected, or protected internal: the masks of methods and fields have the same values.</summary>
    private static bool IsOffered(int access) =>
        (MethodAttributes)access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static UsedMember ReadUse(MetadataReader reader, MemberReference member)
    {
        var signature = member.GetKind() == MemberReferenceKind.Method
            ? SignatureText.Of(member.DecodeMethodSignature(TypeNames.Provider, null))
            : member.DecodeFieldSignature(TypeNames.Provider, null);
        return new(TypeNames.Of(reader, member.Parent), new(reader.GetString(member.Name), signature));
    }
}

/// <summary>A public type: what it inherits, and the members it declares that others can reach.</summary>
internal sealed record TypeSurface(string Base, ImmutableArray<Member> Members);

/// <summary>A method, accessor, constructor or field with its signature in words.</summary>
internal sealed record Member(string Name, string Signature)
{
    public override string ToString() => $"{Name}: {Signature}";
}

/// <summary>A member of another assembly's type that an assembly calls.</summary>
internal sealed record UsedMember(string Type, Member Member);
