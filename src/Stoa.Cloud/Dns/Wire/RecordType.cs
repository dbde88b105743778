namespace Stoa.Cloud.Dns.Wire;

/// <summary>Types of records that are answered (IANA, "Resource Record (RR) TYPEs").</summary>
internal enum RecordType : ushort
{
    A = 1,
    NS = 2,
    CNAME = 5,
    SOA = 6,
    HINFO = 13,
    TXT = 16,
    AAAA = 28,
    SRV = 33,
    OPT = 41,
    Any = 255,
}

/// <summary>What an answer says (RFC 1035 section 4.1.1, RFC 6891 section 9).</summary>
internal enum ResponseCode
{
    NoError = 0,
    FormatError = 1,
    NameError = 3,
    NotImplemented = 4,
    Refused = 5,
    BadVersion = 16,
}
