using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Stoa.Tests.Architecture;

/// <summary>
/// Collects every type that signatures, tokens and attributes of one assembly name. Of what is decoded it only matters whether it
/// is System.Type, which is how a type's name stands in an attribute.
/// </summary>
internal sealed class UsedTypes(MetadataReader metadata) : ISignatureTypeProvider<bool, bool>, ICustomAttributeTypeProvider<bool>
{
    public HashSet<TypeName> Found { get; private set; } = [];

    public HashSet<TypeName> Take()
    {
        var taken = Found;
        Found = [];
        return taken;
    }

    public void Add(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: GetTypeFromDefinition(metadata, (TypeDefinitionHandle)handle, 0); break;
            case HandleKind.TypeReference: GetTypeFromReference(metadata, (TypeReferenceHandle)handle, 0); break;
            case HandleKind.TypeSpecification: metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, false); break;
            case HandleKind.MethodDefinition: Add(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)); break;
            case HandleKind.FieldDefinition: Add(metadata.GetFieldDefinition((FieldDefinitionHandle)handle)); break;
            case HandleKind.MemberReference: Add(metadata.GetMemberReference((MemberReferenceHandle)handle)); break;
            case HandleKind.MethodSpecification: Add(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)); break;
            case HandleKind.StandaloneSignature: Add(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle)); break;
        }
    }

    public TypeName NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(outer) : new(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Collect(NameOf(handle));

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)
            : Collect(new(reader.GetString(type.Namespace), reader.GetString(type.Name)));
    }

    public bool GetTypeFromSpecification(MetadataReader reader, bool genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public bool GetTypeFromSerializedName(string name)
    {
        var plain = name.Split(',')[0].Split('+')[0];
        var dot = plain.LastIndexOf('.');
        return Collect(new(dot < 0 ? "" : plain[..dot], plain[(dot + 1)..]));
    }

    public bool GetSystemType() => true;
    public bool IsSystemType(bool type) => type;
    public PrimitiveTypeCode GetUnderlyingEnumType(bool type) => PrimitiveTypeCode.Int32;
    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;
    public bool GetArrayType(bool elementType, ArrayShape shape) => false;
    public bool GetByReferenceType(bool elementType) => false;
    public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;
    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => false;
    public bool GetGenericMethodParameter(bool genericContext, int index) => false;
    public bool GetGenericTypeParameter(bool genericContext, int index) => false;
    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => false;
    public bool GetPinnedType(bool elementType) => false;
    public bool GetPointerType(bool elementType) => false;
    public bool GetSZArrayType(bool elementType) => false;

    private bool Collect(TypeName type)
    {
        Found.Add(type);
        return type is { Namespace: "System", Name: "Type" };
    }

    private void Add(MethodDefinition method)
    {
        GetTypeFromDefinition(metadata, method.GetDeclaringType(), 0);
        method.DecodeSignature(this, false);
    }

    private void Add(FieldDefinition field)
    {
        GetTypeFromDefinition(metadata, field.GetDeclaringType(), 0);
        field.DecodeSignature(this, false);
    }

    private void Add(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field) member.DecodeFieldSignature(this, false);
        else member.DecodeMethodSignature(this, false);
    }

    private void Add(MethodSpecification method)
    {
        Add(method.Method);
        method.DecodeSignature(this, false);
    }

    private void Add(StandaloneSignature signature)
    {
        if (signature.GetKind() == StandaloneSignatureKind.LocalVariables) signature.DecodeLocalSignature(this, false);
        else signature.DecodeMethodSignature(this, false);
    }
}
